import { LevelChart, type LevelChartData } from "../../components/figures/level-chart";
import { DataTable } from "../../components/ui/data-table";
import { Measure, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import type { ProgressView } from "../../services/views";
import { Explain } from "./explain";
import { reasoningWords } from "./words";

/** Knowledge against reasoning: how much of what is said gives its reason, over time. */
export function ReasoningSection({
  reasoning,
  chart,
}: {
  reasoning: ProgressView["reasoning"];
  chart: LevelChartData | null;
}) {
  const words = reasoningWords(reasoning);
  return (
    <Section title="Knowledge and reasoning" id="reasoning" headingAt="side">
      <Measure>
        <p className="text-lg">{words}</p>
      </Measure>
      {chart === null ? null : (
        <figure className="mt-4 max-w-md">
          <LevelChart chart={chart} title="Share of reasoning over time" summary={words} />
        </figure>
      )}
      <Explain>
        <p>
          Points named (level Named) against points reasoned (Explained or Defended), before any probe, in graded
          answers of your own words. What was not found or could not be told is in neither. Each dot is as many attempts
          as its neighbours.
        </p>
        <DataTable
          caption="Knowledge and reasoning over time"
          columns={[
            { key: "when", title: "When" },
            { key: "attempts", title: "Attempts", isNumber: true },
            { key: "named", title: "Named", isNumber: true },
            { key: "reasoned", title: "Reasoned", isNumber: true },
          ]}
          rows={reasoning.periods.map((period) => ({
            key: period.from + period.to,
            cells: {
              when: (
                <>
                  <Time iso={period.from} detail="date" />
                  {period.attempts === 1 ? null : (
                    <>
                      {" "}
                      to <Time iso={period.to} detail="date" />
                    </>
                  )}
                </>
              ),
              attempts: String(period.attempts),
              named: String(period.named),
              reasoned: String(period.reasoned),
            },
          }))}
        />
      </Explain>
    </Section>
  );
}
