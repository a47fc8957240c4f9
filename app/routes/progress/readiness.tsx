import { Link } from "@remix-run/react";
import { IntervalBar } from "../../components/figures/interval-bar";
import { DataTable } from "../../components/ui/data-table";
import { Measure, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { BAR_MEANING, LOOP_SCENARIOS, TARGET_TITLE } from "../../domain/progress/readiness/bars";
import { FRESH_DAYS, MORE_SCENARIOS, type Readiness } from "../../domain/progress/readiness/readiness";
import { paths } from "../../paths";
import type { ReadinessView } from "../../services/views";
import { Explain } from "./explain";
import { rangeWords } from "./words";

/** Ready for a loop, as a range and never one score. */
export function ReadinessSection({ readiness }: { readiness: ReadinessView | null }) {
  return (
    <Section title="Ready for a loop?" id="readiness" headingAt="side">
      {readiness === null ? (
        <Measure>
          <p>Nothing can be said yet. The first graded answer gives a first, wide range.</p>
        </Measure>
      ) : (
        <>
          <div className="grid gap-6">
            {readiness.levels.map((one) => (
              <Level key={one.level} readiness={one} />
            ))}
          </div>
          <How view={readiness} />
        </>
      )}
    </Section>
  );
}

function Level({ readiness: { level, chance, afterMore } }: { readiness: Readiness }) {
  const words = `Chance to pass: ${rangeWords(chance.low, chance.high)} (80% interval)`;
  const isNarrower = afterMore.high - afterMore.low < chance.high - chance.low - 0.02;
  return (
    <div>
      <h3 className="text-base">{TARGET_TITLE[level]} loop</h3>
      <p className="mb-1">{words}.</p>
      <IntervalBar
        low={chance.low}
        middle={chance.median}
        high={chance.high}
        title={`${TARGET_TITLE[level]} loop: chance to pass`}
        words={words}
      />
      <p className="text-sm text-ink-soft">
        {isNarrower
          ? `${String(MORE_SCENARIOS)} more scenarios that go as expected would narrow it to ${rangeWords(afterMore.low, afterMore.high)}.`
          : "More scenarios would narrow it little: how the questions fall decides now."}
      </p>
    </div>
  );
}

function How({ view: { scores, repeats, levels } }: { view: ReadinessView }) {
  return (
    <Explain summary="Why this range, and what would narrow it">
      <p>
        A loop is {LOOP_SCENARIOS} questions you have not seen. It counts as passed when their mean score reaches the
        bar.{" "}
        {levels
          .map(({ level, bar }) => `${TARGET_TITLE[level]}: ${bar.toFixed(2)}, that is ${BAR_MEANING[level]}.`)
          .join(" ")}{" "}
        The bars are our reading of published rubrics; nobody has published the true ones.
      </p>
      <p>
        Your ability is taken to wander slowly (by 0.05 in a month, 0.02 with an attempt, on a scale from 0 to 1), and
        each score to be ability plus luck; how large the luck is, is learnt from how far your scores scatter. Computed
        exactly on a grid, so the same answers always give the same range. Of 1,000 simulated learners the range covered
        the true chance for 80 in 100; for learners who suddenly improve it covers less, about 67 in 100.
      </p>
      <p>
        It goes by what you said before any probe, in your own words, on {scores.length}{" "}
        {scores.length === 1 ? "answer" : "answers"} to questions that were fresh.
        {repeats === 0
          ? ""
          : ` ${String(repeats)} more ${repeats === 1 ? "was" : "were"} left out: a question answered less than ${String(FRESH_DAYS)} days before measures memory.`}{" "}
        What narrows the range most is a scenario you have not tried.
      </p>
      <DataTable
        caption="The scores it is made from (0 nothing found, 1 all defended)"
        columns={[
          { key: "scenario", title: "Scenario" },
          { key: "at", title: "When" },
          { key: "score", title: "Score", isNumber: true },
        ]}
        rows={scores.map(({ attemptId, scenarioTitle, at, value }) => ({
          key: attemptId,
          cells: {
            scenario: <Link to={paths.attempt(attemptId)}>{scenarioTitle}</Link>,
            at: <Time iso={at} detail="date" />,
            score: value.toFixed(2),
          },
        }))}
      />
    </Explain>
  );
}
