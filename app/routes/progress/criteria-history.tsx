import { Link } from "@remix-run/react";
import { DataTable } from "../../components/ui/data-table";
import { LevelBadge, LevelShape } from "../../components/ui/level-badge";
import { Section } from "../../components/ui/page";
import { DIMENSION_TITLE } from "../../domain/rubric/dimension";
import { levelName } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { ProgressView } from "../../services/views";
import { Explain } from "./explain";
import { masteryWords } from "./words";

type CriterionRow = ProgressView["criteria"][number];

/** Every criterion ever graded, by scenario: its levels in order, and the last one against one's own judgement. */
export function CriteriaHistory({ criteria }: { criteria: readonly CriterionRow[] }) {
  const scenarios = [...new Map(criteria.map((one) => [one.scenarioId, one.scenarioTitle]))];
  return (
    <Section title="Criterion by criterion">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {scenarios.map(([id, title]) => (
          <div key={id}>
            <h3 className="mb-2 text-base">
              <Link to={paths.scenario(id)}>{title}</Link>
            </h3>
            <DataTable
              caption={`Criteria of ${title}`}
              isCaptionHidden
              isWide
              columns={[
                { key: "criterion", title: "Criterion" },
                { key: "dimension", title: "Dimension" },
                { key: "history", title: "So far" },
                { key: "you", title: "You, last" },
                { key: "now", title: "Now" },
                { key: "next", title: "Next would be reasoned" },
              ]}
              rows={criteria.filter((one) => one.scenarioId === id).map(toRow)}
            />
          </div>
        ))}
      </div>
      <Explain>
        <p>
          &quot;So far&quot; and &quot;Now&quot; are levels after the probes, the newest six; &quot;You, last&quot; is
          your own judgement of the newest answer. The last column goes by what was said before any probe, as explained
          above under &quot;What your next answer would do&quot;.
        </p>
      </Explain>
    </Section>
  );
}

function toRow(criterion: CriterionRow) {
  const last = criterion.history.at(-1);
  return {
    key: criterion.criterionId,
    cells: {
      criterion: criterion.title,
      dimension: <span className="text-ink-soft">{DIMENSION_TITLE[criterion.dimension]}</span>,
      history: <History history={criterion.history} />,
      you:
        last === undefined || last.self === null ? (
          <span className="text-ink-soft">not judged</span>
        ) : (
          <LevelBadge level={last.self} />
        ),
      now: last === undefined ? null : <LevelBadge level={last.final} />,
      next: <span className="text-ink-soft">{masteryWords(criterion.mastery)}</span>,
    },
  };
}

function History({ history }: { history: CriterionRow["history"] }) {
  return (
    <ol className="flex gap-1 pt-1">
      {history.map((one) => (
        <li key={one.attemptId}>
          <LevelShape level={one.final} />
          <span className="sr-only">{levelName(one.final)}</span>
        </li>
      ))}
    </ol>
  );
}
