import type { DesignNumbersView } from "../../services/lab/lab-views";
import { NUMBER_PREFIX } from "./number-fields";

/**
 * The few numbers of a design that its lab can run. What was found in the text stands in its field with the sentence it was found in;
 * it counts only when the learner has confirmed it.
 */
export function DesignNumbers({ numbers, formId }: { numbers: DesignNumbersView; formId?: string }) {
  return (
    <div key={JSON.stringify(numbers)} className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {numbers.fields.map(({ param, label, unit, min, max, value, quote }) => {
        const id = `number-${param}`;
        return (
          <div key={param}>
            <label htmlFor={id} className="block">
              {label}
            </label>
            <span className="mt-1 flex items-center gap-2">
              <input
                id={id}
                name={NUMBER_PREFIX + param}
                {...(formId === undefined ? {} : { form: formId })}
                type="number"
                step="any"
                min={min}
                max={max}
                inputMode="decimal"
                defaultValue={value ?? ""}
                aria-describedby={`${id}-note`}
                autoComplete="off"
                className="min-h-10 w-32 rounded-[3px] px-2 text-right"
              />
              <span className="text-sm text-ink-soft">{unit}</span>
            </span>
            <p id={`${id}-note`} className="mt-1 text-sm leading-snug text-ink-soft">
              {note(numbers.isConfirmed, value, quote)}
            </p>
          </div>
        );
      })}
    </div>
  );
}

function note(isConfirmed: boolean, value: number | null, quote: string | null): string {
  if (value === null)
    return isConfirmed
      ? "Left to the lab's default."
      : "Not found in your text: the lab's default, unless you give one.";
  if (isConfirmed) return "Confirmed.";
  return quote === null ? "" : `From your text: “${quote}”`;
}
