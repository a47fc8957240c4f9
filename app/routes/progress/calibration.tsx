import { DataTable } from "../../components/ui/data-table";
import { Measure, Section } from "../../components/ui/page";
import { DIMENSION_TITLE } from "../../domain/rubric/schema";
import type { ProgressView } from "../../services/views";
import { gapWords } from "./words";

/** Self-judgement against the grade: the sentence first, the counts and dimensions for whoever wants them. */
export function Calibration({ view }: { view: ProgressView }) {
  const { calibration } = view;
  const rows = view.dimensions
    .filter((one) => one.selfGap !== null)
    .map((one) => ({
      key: one.dimension,
      cells: { dimension: DIMENSION_TITLE[one.dimension], gap: gapWords(one.selfGap) },
    }));
  return (
    <Section title="How you judge yourself" headingAt="side">
      <Measure>
        <p className="text-lg">{calibration.sentence}</p>
        {calibration.judged === 0 ? null : (
          <p className="mt-2 text-ink-soft">
            Of {calibration.judged} {calibration.judged === 1 ? "judgement" : "judgements"}: {calibration.exact} as
            graded, {calibration.tooHigh} too high, {calibration.tooLow} too low.
          </p>
        )}
      </Measure>
      {rows.length === 0 ? null : (
        <div className="mt-4 max-w-md">
          <DataTable
            caption="Your own level against the first grade, per dimension"
            isCaptionHidden
            columns={[
              { key: "dimension", title: "Dimension" },
              { key: "gap", title: "You judge yourself" },
            ]}
            rows={rows}
          />
        </div>
      )}
    </Section>
  );
}
