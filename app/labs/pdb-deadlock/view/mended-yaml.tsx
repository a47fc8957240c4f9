import { ScrollFrame } from "../../../components/ui/scroll-frame";
import { counted, duration, plain } from "../../kit/number-words";
import { TRAP_NAMES } from "../budgets/trap-names";
import type { Result } from "../result";

const SHOWN_WHOLE = 400;
const AROUND = 6;

/** The mended text with its changed lines marked, and the reason of each edit. */
export function MendedYaml({ result }: { result: Result }) {
  const { edits, after } = result;
  if (edits.length === 0) {
    return (
      <p>
        {after.blocking === 0
          ? "The text needs no edit: the lab finds nothing in it that blocks a drain."
          : "No edit of the text frees the drain without giving up protection: the pods have to be mended."}
      </p>
    );
  }
  return (
    <section className="space-y-3">
      <h3>The mended YAML</h3>
      <ol className="list-decimal space-y-1 pl-6">
        {edits.map(({ object, line, trap, was, now, why }) => (
          <li key={`${object}-${String(line)}-${now}`}>
            <strong>{object}</strong> ({TRAP_NAMES[trap]}): <code>{was}</code> becomes <code>{now}</code>. {why}
          </li>
        ))}
      </ol>
      <p>
        {after.end === "done"
          ? `Read again, it passes, and the same drain ends after ${plain(after.minutes ?? 0)} min.`
          : `Read again, ${counted(after.blocking, "budget")} still in the way and ${counted(after.unfinished, "node")} not done.`}
        {after.noMajoritySeconds > 0
          ? ` A store then has no caught-up majority for ${duration(after.noMajoritySeconds)}: its readiness comes too early, and no budget mends that.`
          : ""}
      </p>
      <ScrollFrame label="The mended YAML" className="max-h-[28rem] overflow-y-auto">
        <pre className="rounded bg-sunken p-3 text-sm">
          <Lines result={result} />
        </pre>
      </ScrollFrame>
    </section>
  );
}

/** A long text shows what is around its changed lines. */
function Lines({ result: { mended, mendedLines } }: { result: Result }) {
  const lines = mended.split("\n");
  const changed = new Set(mendedLines);
  const isWhole = lines.length <= SHOWN_WHOLE;
  const near = new Set(
    mendedLines.flatMap((line) => Array.from({ length: 2 * AROUND + 1 }, (_, at) => line - AROUND + at)),
  );
  let isSkipping = false;
  return lines.map((text, index) => {
    const number = index + 1;
    if (!isWhole && !near.has(number)) {
      const wasSkipping = isSkipping;
      isSkipping = true;
      return wasSkipping ? null : <span key={number}>{"  ...\n"}</span>;
    }
    isSkipping = false;
    return changed.has(number) ? (
      <mark key={number} className="bg-good-soft font-semibold text-ink">{`> ${text}\n`}</mark>
    ) : (
      <span key={number}>{`  ${text}\n`}</span>
    );
  });
}
