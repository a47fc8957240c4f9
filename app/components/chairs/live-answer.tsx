import { countWords } from "../../domain/attempt/word-count";
import { counted } from "../../domain/wording/count";
import { ScrollFrame } from "../ui/scroll-frame";
import { Time } from "../ui/time";

/** The candidate's text as far as it is saved. Not announced: it changes with every pause. */
export function LiveAnswer({
  text,
  savedAt,
  isSubmitted,
}: {
  text: string;
  savedAt: string | null;
  isSubmitted: boolean;
}) {
  return (
    <section aria-labelledby="live" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="live" className="text-xl">
          The answer
        </h2>
        <p className="text-sm text-ink-soft">
          {counted(countWords(text), "word", "words")}
          {isSubmitted ? (
            ", handed in"
          ) : savedAt === null ? null : (
            <>
              , saved <Time iso={savedAt} />
            </>
          )}
        </p>
      </div>
      <ScrollFrame
        label="The candidate's answer"
        className="max-h-[70dvh] overflow-y-auto border-l-2 border-line-strong pl-4"
      >
        {text === "" ? (
          <p className="text-ink-soft">Nothing is written yet.</p>
        ) : (
          <p className="own-words max-w-measure" data-live-answer="">
            {text}
          </p>
        )}
      </ScrollFrame>
    </section>
  );
}
