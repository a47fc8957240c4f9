import type { DesignView } from "../../services/views";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";

/** Three hints, one after the other, each with what it costs said before it is taken. */
export function Hints({ hints, formId }: { hints: DesignView["hints"]; formId: string }) {
  const taken = hints.filter(({ text }) => text !== null);
  const next = hints.find(({ text }) => text === null);
  return (
    <div id="hints">
      {taken.length === 0 ? null : (
        <ol className="mb-2 grid gap-2" aria-live="polite">
          {taken.map(({ step, text }) => (
            <li key={step} className="border-l-2 border-warn pl-3">
              <span className="text-sm text-ink-soft">Hint {step + 1}. </span>
              {text}
            </li>
          ))}
        </ol>
      )}
      {next === undefined ? (
        <p className="text-ink-soft">That was the last hint.</p>
      ) : (
        <Disclosure summary={taken.length === 0 ? "A hint" : "The next hint"}>
          <p className="mb-2">
            <span className="font-semibold">What it costs:</span> {next.cost}
          </p>
          <p className="mb-2 text-sm text-ink-soft">
            A hint lowers nothing in the grade. It is shown beside it, and its words do not count as yours.
          </p>
          <Button size="small" form={formId} name="intent" value={`hint:${String(next.step)}`}>
            Show hint {next.step + 1} of {hints.length}
          </Button>
        </Disclosure>
      )}
    </div>
  );
}
