import type { ReactNode } from "react";
import type { Note, Quote } from "../../../domain/grading/evidence";
import type { GradedCriterion, SecondOpinionCriterion } from "../../../services/views";
import { DimensionTag } from "../../ui/dimension-tag";
import { Disclosure } from "../../ui/disclosure";
import { LevelBadge, LevelShape } from "../../ui/level-badge";
import { QuoteText } from "../../ui/marked-text";
import { OpinionBlock } from "../second-opinion/opinion-block";

const NOTE_TITLE: Record<Note["kind"], string> = {
  misconception: "This is not so",
  contradiction: "Two places say opposite things",
  denied: "Said only in the negative",
  rejected: "Mentioned as what others do",
  uncertain: "Could be read either way",
  "list-only": "A list, not a reason",
};

/** One criterion of a grade: a quiet block, words and quotes first. */
export function GradedBlock({
  criterion,
  secondOpinion,
  children,
}: {
  criterion: GradedCriterion;
  secondOpinion?: SecondOpinionCriterion | undefined;
  children?: ReactNode;
}) {
  const { id, title, dimension, selfLevel, initialLevel, finalLevel, quotes, notes, missing, probe } = criterion;
  return (
    <article aria-labelledby={`${id}-title`} className="border-b border-line py-6 first:pt-0 last:border-0">
      <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <h3 id={`${id}-title`} className="flex min-w-0 items-baseline gap-2.5 text-[1.06rem]">
          <span className="relative top-0.5 flex-none">
            <LevelShape level={initialLevel} size={18} />
          </span>
          <span>
            {title} <DimensionTag dimension={dimension} />
          </span>
        </h3>
        <p className="flex flex-wrap gap-x-5">
          <LevelBadge level={selfLevel} prefix="you:" />
          <LevelBadge level={initialLevel} prefix="grade:" />
        </p>
      </header>
      <div className="mt-3 grid max-w-measure gap-3 sm:ml-7">
        <Quotes quotes={quotes} />
        <Notes notes={notes} />
        {missing === null ? (
          <p>Nothing is missing here: it says why, and backs it.</p>
        ) : (
          <p>
            <span className="font-semibold">
              {initialLevel === 2 ? "What would make it stronger:" : "The missing step:"}
            </span>{" "}
            {missing}
          </p>
        )}
        {probe === null ? null : (
          <p className="text-ink-soft">
            <span className="font-semibold text-ink">The interviewer would ask:</span> {probe.question}
          </p>
        )}
        {finalLevel === initialLevel ? null : (
          <p className="flex flex-wrap items-baseline gap-2">
            After your replies: <LevelBadge level={finalLevel} />
          </p>
        )}
        <Disclosure summary="Why this grade" className="text-sm">
          <ul className="grid gap-1">
            {criterion.because.map((line) => (
              <li key={line}>{line}</li>
            ))}
            <li>Confidence: {criterion.confidence}.</li>
          </ul>
        </Disclosure>
        {secondOpinion === undefined ? null : <OpinionBlock opinion={secondOpinion} />}
        {children}
      </div>
    </article>
  );
}

/** The learner's sentences that earned something; without any, that is said. */
export function Quotes({
  quotes,
  none = "Nothing in your answer speaks to this.",
}: {
  quotes: readonly Quote[];
  none?: string;
}) {
  if (quotes.length === 0) return <p className="text-ink-soft">{none}</p>;
  return (
    <>
      {quotes.map((quote) => (
        <blockquote key={quote.start} className="border-l-2 border-line-strong pl-4">
          <QuoteText quote={quote} />
        </blockquote>
      ))}
    </>
  );
}

/** What was seen and did not help, or lowered the level. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      {notes.map((note, index) => (
        <div key={`${String(index)}-${note.kind}`} className="border-l-2 border-warn pl-4">
          <p>
            <span className="font-semibold text-warn">{NOTE_TITLE[note.kind]}.</span> {note.says}
          </p>
          {note.quotes.map((quote) => (
            <QuoteText key={quote.start} quote={quote} className="text-ink-soft" />
          ))}
        </div>
      ))}
    </>
  );
}
