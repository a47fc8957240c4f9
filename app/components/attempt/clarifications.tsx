import type { DesignView } from "../../services/views";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";

export type Asked = { id: string; ask: string; answer: string };

/** Questions to the interviewer. What each was worth is told with the grade. */
export function Clarifications({
  asked,
  askable,
  formId,
}: {
  asked: readonly Asked[];
  askable: DesignView["askable"];
  formId: string;
}) {
  return (
    <div id="questions">
      {asked.length === 0 ? null : (
        <dl className="mb-3 grid gap-2" aria-live="polite">
          {asked.map(({ id, ask, answer }) => (
            <div key={id}>
              <dt className="text-ink-soft">{ask}</dt>
              <dd className="border-l-2 border-accent pl-3">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {askable.length === 0 ? (
        <p className="text-ink-soft">You have asked everything there is to ask.</p>
      ) : (
        <Disclosure
          summary={asked.length === 0 ? "Ask a clarifying question" : "Ask another question"}
          isOpen={asked.length > 0}
        >
          <p className="mb-2 text-sm text-ink-soft">
            Some change the design, some waste the interviewer's time. Which is which comes with the grade.
          </p>
          <ul className="grid">
            {askable.map(({ id, ask }) => (
              <li
                key={id}
                className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 last:border-0"
              >
                <span id={`ask-${id}`}>{ask}</span>
                <Button size="small" form={formId} name="intent" value={`ask:${id}`} aria-describedby={`ask-${id}`}>
                  Ask
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
