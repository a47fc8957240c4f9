import type { ProbeItem } from "../../../services/views";
import { DimensionTag } from "../../ui/dimension-tag";
import { Notes, Quotes } from "../grade/graded-criterion";
import { LevelChange } from "../grade/level-change";

/** A question that was answered or skipped, and what the reply changed. */
export function ProbeExchange({ item }: { item: ProbeItem }) {
  const { outcome } = item;
  if (outcome === null) return null;
  return (
    <article
      id={`probe-${item.criterionId}`}
      aria-label={item.title}
      tabIndex={-1}
      className="max-w-measure scroll-mt-24 outline-none border-b border-line py-5 first:pt-0 last:border-0"
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="text-sm text-ink-soft">
          {item.title} · <DimensionTag dimension={item.dimension} />
        </span>
        <LevelChange before={item.levelBefore} after={outcome.levelAfter} />
      </p>
      <p className="mt-1 font-semibold">{item.question}</p>
      {outcome.text === null ? (
        <p className="mt-1 text-ink-soft">Skipped.</p>
      ) : (
        <div className="mt-2 grid gap-3">
          {outcome.quotes.length === 0 ? (
            <p className="own-words border-l-2 border-line pl-4 text-ink-soft">{outcome.text}</p>
          ) : (
            <Quotes quotes={outcome.quotes} />
          )}
          <Notes notes={outcome.notes} />
          {outcome.missing === null ? null : (
            <p>
              <span className="font-semibold">Still missing:</span> {outcome.missing}
            </p>
          )}
        </div>
      )}
    </article>
  );
}
