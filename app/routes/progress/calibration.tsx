import { DataTable } from "../../components/ui/data-table";
import { Measure, Section } from "../../components/ui/page";
import { CHANCE_OF_LEVEL } from "../../domain/progress/calibration";
import { LEVELS, levelName } from "../../domain/rubric/level";
import { DIMENSION_TITLE } from "../../domain/rubric/dimension";
import type { ProgressView } from "../../services/views";
import { Explain } from "./explain";
import { brierWords, gapWords } from "./words";

type Calibration = ProgressView["calibration"];

/** Self-judgement against the grade: the sentence first, the counts and dimensions for whoever wants them. */
export function Calibration({ calibration }: { calibration: Calibration }) {
  return (
    <Section title="How you judge yourself" id="calibration" headingAt="side">
      <Measure>
        <p className="text-lg">{calibration.sentence}</p>
        {calibration.judged === 0 ? null : (
          <p className="mt-2 text-ink-soft">
            Of {calibration.judged} {calibration.judged === 1 ? "judgement" : "judgements"}: {calibration.exact} as
            graded, {calibration.tooHigh} too high, {calibration.tooLow} too low.
            {calibration.brier === null || calibration.brierOfAverage === null
              ? null
              : ` ${brierWords(calibration.brier, calibration.brierOfAverage)}`}
          </p>
        )}
      </Measure>
      <ByDimension calibration={calibration} />
      <Explain>
        <p>
          Your level for each criterion, given before any grade, against the grade of the same text before any probe. A
          difference of less than 0.15 levels is called &quot;as graded&quot;.
        </p>
        <p>
          The Brier score is the mean squared distance between the chance you said and what happened. A level stands for
          a chance that the grade is Explained or better:{" "}
          {LEVELS.map((level) => `${levelName(level)} ${String(Math.round(100 * CHANCE_OF_LEVEL[level]))}%`).join(", ")}
          .
        </p>
      </Explain>
    </Section>
  );
}

function ByDimension({ calibration }: { calibration: Calibration }) {
  const rows = calibration.dimensions
    .filter((one) => one.meanGap !== null)
    .map(({ dimension, meanGap, judged, verdict, brier }) => ({
      key: dimension,
      cells: {
        dimension: DIMENSION_TITLE[dimension],
        gap: verdict === "unknown" ? `${gapWords(meanGap)}, few judgements yet` : gapWords(meanGap),
        brier: brier === null ? "" : brier.toFixed(2),
        judged: String(judged),
      },
    }));
  if (rows.length === 0) return null;
  return (
    <div className="mt-4 max-w-xl">
      <DataTable
        caption="Your own level against the first grade, per dimension"
        isCaptionHidden
        columns={[
          { key: "dimension", title: "Dimension" },
          { key: "gap", title: "You judge yourself" },
          { key: "brier", title: "Brier", isNumber: true },
          { key: "judged", title: "Judged", isNumber: true },
        ]}
        rows={rows}
      />
    </div>
  );
}
