import { Link } from "@remix-run/react";
import { Section } from "../../components/ui/page";
import { paths } from "../../paths";
import type { LabPredictionView, ReviewOutcomeView } from "../../services/review/review-views";

/** The prediction that the lab will bear out or not; the words beside it are what is graded. */
export function PredictionField({ prediction, said }: { prediction: LabPredictionView; said: string }) {
  if (prediction.kind === "choice") {
    return (
      <fieldset>
        <legend className="mb-1 font-semibold">Your prediction</legend>
        {prediction.options.map(({ id, label }) => (
          <label key={id} className="flex items-start gap-2.5">
            <input type="radio" name="guess" value={id} defaultChecked={said === id} className="mt-1.5 size-4" />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <div>
      <label htmlFor="guess" className="block font-semibold">
        Your prediction
      </label>
      <span className="mt-1 flex items-center gap-2">
        <input
          id="guess"
          name="guess"
          type="number"
          step="any"
          inputMode="decimal"
          defaultValue={said}
          autoComplete="off"
          className="min-h-10 w-32 rounded-[3px] px-2 text-right"
        />
        <span className="text-sm text-ink-soft">{prediction.unit}</span>
      </span>
    </div>
  );
}

/** What the lab gave for the situation of the question. */
export function LabSays({ lab }: { lab: NonNullable<ReviewOutcomeView["lab"]> }) {
  const { judged, headline, because, labId, query } = lab;
  return (
    <Section title="What the lab gives">
      <div className="grid max-w-measure gap-3">
        {judged === null ? null : (
          <p>
            You predicted <strong>{judged.said}</strong>; it was <strong>{judged.was}</strong>.{" "}
            {judged.isRight ? "Right." : "Not this time."}
          </p>
        )}
        <p>{headline}</p>
        <p>{because}</p>
        <p>
          <Link to={paths.lab(labId, `${query}${query === "" ? "" : "&"}_show=1`)}>Look at this run in the lab</Link>
        </p>
      </div>
    </Section>
  );
}
