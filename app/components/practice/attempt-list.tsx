import { Link } from "@remix-run/react";
import { paths } from "../../paths";
import type { AttemptSummary } from "../../services/views";
import { LevelShape } from "../ui/level-badge";
import { Time } from "../ui/time";
import { levelCounts } from "./level-counts";
import { PHASE_WORDS } from "./phase-words";

/** Attempts in the order given: when, how far, and what was found, in shapes and words. */
export function AttemptList({
  attempts,
  hasScenario,
}: {
  attempts: readonly AttemptSummary[];
  /** Name the scenario; on the scenario's own page the date is name enough. */
  hasScenario: boolean;
}) {
  return (
    <ul className="grid">
      {attempts.map((attempt) => (
        <li
          key={attempt.id}
          className="grid gap-x-8 gap-y-0.5 border-b border-line py-2.5 first:pt-0 last:border-0 lg:grid-cols-[minmax(0,1fr)_37rem] lg:items-baseline"
        >
          <div>
            <Link to={paths.attempt(attempt.id)}>
              {hasScenario ? attempt.scenarioTitle : <Time iso={attempt.startedAt} />}
            </Link>
            <p className="text-sm text-ink-soft">
              {hasScenario ? (
                <>
                  <Time iso={attempt.startedAt} />,{" "}
                </>
              ) : null}
              {hasScenario ? PHASE_WORDS[attempt.phase].toLowerCase() : PHASE_WORDS[attempt.phase]}
              {attempt.isCounted ? null : "; not counted, mostly copied text"}
            </p>
          </div>
          {attempt.grade === null ? null : <Found levels={attempt.grade.levels} />}
        </li>
      ))}
    </ul>
  );
}

function Found({ levels }: { levels: NonNullable<AttemptSummary["grade"]>["levels"] }) {
  return (
    <p className="flex items-center gap-3 text-sm text-ink-soft">
      <span className="inline-flex flex-none gap-1">
        {levels.map((level, index) => (
          <LevelShape key={index} level={level} size={14} />
        ))}
      </span>
      {levelCounts(levels)}
    </p>
  );
}
