import { DataTable } from "../ui/data-table";
import { Disclosure } from "../ui/disclosure";
import { Measure, Section } from "../ui/page";
import type { RecallCalibration } from "../../domain/review/recall-calibration";

/** Whether the forecast of what is remembered comes true: a sentence first, the numbers behind it on request. */
export function Recall({ recall }: { recall: RecallCalibration }) {
  return (
    <Section title="Does the forecast hold?">
      <Measure>
        <p>{recall.sentence}</p>
        <Disclosure summary="The numbers" className="mt-3">
          <DataTable
            caption="Predicted recall against what happened"
            columns={[
              { key: "range", title: "Predicted" },
              { key: "count", title: "Reviews", isNumber: true },
              { key: "predicted", title: "Mean predicted", isNumber: true },
              { key: "observed", title: "Recalled", isNumber: true },
            ]}
            rows={recall.bins
              .filter(({ count }) => count > 0)
              .map((bin) => ({
                key: String(bin.from),
                cells: {
                  range: `${percent(bin.from)} to ${percent(bin.to)}`,
                  count: bin.count,
                  predicted: percent(bin.predicted),
                  observed: percent(bin.observed),
                },
              }))}
          />
          <p className="mt-3 text-sm text-ink-soft">
            Recalled means graded Explained or better. Log loss {figure(recall.logLoss)}; always guessing the share that
            was recalled would cost {figure(recall.constantLogLoss)}; Brier score {figure(recall.brier)}. Lower is
            better for all three.
          </p>
        </Disclosure>
      </Measure>
    </Section>
  );
}

function percent(share: number | null): string {
  return share === null ? "none" : `${String(Math.round(100 * share))}%`;
}

function figure(value: number | null): string {
  return value === null ? "unknown" : value.toFixed(3);
}
