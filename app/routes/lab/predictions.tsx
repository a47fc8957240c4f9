import type { Guess } from "../../labs/kit/guess";
import type { LabProblem } from "../../labs/kit/lab";
import { GUESS_PREFIX } from "../../labs/kit/page-query";
import type { LabFace } from "../../services/lab/lab-views";

/** What one expects, before Run: the first question at once, the others folded. Empty ones are no predictions. */
export function Predictions({
  predictions,
  guesses,
  problems,
}: {
  predictions: LabFace["predictions"];
  guesses: readonly Guess[];
  problems: readonly LabProblem[];
}) {
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-left mb-2 w-full text-sm font-semibold text-ink-soft">
        Your prediction, locked when you run
      </legend>
      <div className="clear-both grid gap-4">
        {predictions.map((one) => {
          const name = GUESS_PREFIX + one.id;
          const said = guesses.find(({ about }) => about === one.id)?.value;
          const problem = problems.find(({ field }) => field === name)?.message ?? null;
          return <Question key={one.id} question={one} name={name} said={said} problem={problem} />;
        })}
      </div>
    </fieldset>
  );
}

function Question({
  question,
  name,
  said,
  problem,
}: {
  question: LabFace["predictions"][number];
  name: string;
  said: string | undefined;
  problem: string | null;
}) {
  const id = `guess-${question.id}`;
  const complaint = problem === null ? null : <p className="mt-1 text-sm text-danger">{problem}</p>;
  if (question.kind === "number") {
    return (
      <div>
        <label htmlFor={id} className="block leading-snug">
          {question.ask}
        </label>
        <span className="mt-1 flex items-center gap-2">
          <input
            id={id}
            name={name}
            type="number"
            step="any"
            inputMode="decimal"
            defaultValue={said ?? ""}
            autoComplete="off"
            aria-invalid={problem === null ? undefined : true}
            className="min-h-10 w-32 rounded-[3px] px-2 text-right"
          />
          <span className="text-sm text-ink-soft">{question.unit === "share" ? "of 1" : question.unit}</span>
        </span>
        {complaint}
      </div>
    );
  }
  return (
    <fieldset>
      <legend className="leading-snug">{question.ask}</legend>
      <div className="mt-1 grid gap-1">
        {question.options.map((option) => (
          <label key={option.id} className="flex items-start gap-2.5">
            <input
              type="radio"
              name={name}
              value={option.id}
              defaultChecked={said === option.id}
              className="mt-1.5 size-4"
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {complaint}
    </fieldset>
  );
}
