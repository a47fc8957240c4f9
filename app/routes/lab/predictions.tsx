import { Disclosure } from "../../components/ui/disclosure";
import type { Guess } from "../../labs/kit/guess";
import type { LabProblem } from "../../labs/kit/lab";
import { GUESS_PREFIX } from "../../labs/kit/page-keys";
import type { LabFace } from "../../services/lab/lab-views";

type Prediction = LabFace["predictions"][number];

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
  const [first, ...others] = predictions;
  const problemOf = ({ id }: Prediction) => problems.find(({ field }) => field === GUESS_PREFIX + id)?.message ?? null;
  const saidOf = ({ id }: Prediction) => guesses.find(({ about }) => about === id)?.value;
  const isSaid = (one: Prediction) => problemOf(one) !== null || saidOf(one) !== undefined;
  const question = (one: Prediction) => (
    <Question key={one.id} question={one} name={GUESS_PREFIX + one.id} said={saidOf(one)} problem={problemOf(one)} />
  );
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-left mb-2 w-full text-sm font-semibold text-ink-soft">
        Your prediction, locked when you run
      </legend>
      <div className="clear-both grid gap-4">
        {first === undefined ? null : question(first)}
        {others.length === 0 ? null : (
          <Disclosure summary="Predict more" isOpen={others.some(isSaid)}>
            <div className="grid gap-4">{others.map(question)}</div>
          </Disclosure>
        )}
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
