import type { SpokenLine } from "../../services/interview/views";
import { Disclosure } from "../ui/disclosure";

const SPEAKER = { interviewer: "Interviewer", you: "You" } as const;

/** The element in which a line stands. */
export function spokenId(lineId: string): string {
  return `said-${lineId.replaceAll(":", "-")}`;
}

/** What was said: earlier scenarios folded away, the current one in full. */
export function Transcript({ lines, part }: { lines: readonly SpokenLine[]; part: number }) {
  const start = lines.findIndex(({ id }) => id === `${String(part)}-open`);
  const earlier = lines.slice(0, Math.max(0, start));
  const current = lines.slice(Math.max(0, start));
  return (
    <section aria-label="What was said" className="max-w-measure">
      {earlier.length === 0 ? null : (
        <Disclosure summary="What was said before" className="mb-4">
          <Lines lines={earlier} />
        </Disclosure>
      )}
      <Lines lines={current} />
    </section>
  );
}

function Lines({ lines }: { lines: readonly SpokenLine[] }) {
  return (
    <ol className="grid gap-3">
      {lines.map(({ id, who, text }) => (
        <li key={id} id={spokenId(id)} tabIndex={-1} className="scroll-mt-24 outline-none">
          {who === "note" ? (
            <p className="text-sm text-ink-soft">{text}</p>
          ) : (
            <>
              <p className="text-sm text-ink-soft">{SPEAKER[who]}</p>
              <p
                className={
                  who === "interviewer" ? "border-l-4 border-accent pl-4" : "own-words border-l-4 border-line pl-4"
                }
              >
                {text}
              </p>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
