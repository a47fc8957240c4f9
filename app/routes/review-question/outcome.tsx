import { Notes, Quotes } from "../../components/attempt/grade/graded-criterion";
import { LevelChange } from "../../components/attempt/grade/level-change";
import { useForgetReplies } from "../../components/attempt/reply/use-kept-reply";
import { LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { LEVEL_MEANING, levelName } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { ReviewOutcomeView } from "../../services/review/review-views";
import { LabSays } from "./prediction-field";
import { replyKey } from "./reply-key";

/** The grade in words and quotes, then the reasoning answer and the principle, then when it comes back. */
export function Outcome({ view }: { view: ReviewOutcomeView }) {
  const { next, reveal } = view;
  useForgetReplies([replyKey(view)]);
  return (
    <>
      <section aria-label="Your answer" className="grid max-w-measure gap-3">
        <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <LevelChange before={view.levelBefore} after={view.levelAfter} />
        </p>
        <p className="text-ink-soft">{LEVEL_MEANING[levelName(view.levelAfter)]}</p>
        <p className="font-semibold">{view.question}</p>
        {view.reply === "" ? (
          <p className="text-ink-soft">You said that you do not know. That is an answer, too.</p>
        ) : (
          <>
            <Quotes quotes={view.quotes} />
            <Notes notes={view.notes} />
            {view.missing === null ? null : (
              <p>
                <span className="font-semibold">The missing step:</span> {view.missing}
              </p>
            )}
            <Disclosure summary="All that you wrote" className="text-sm">
              <p className="own-words">{view.reply}</p>
            </Disclosure>
          </>
        )}
      </section>
      {view.lab === null ? null : <LabSays lab={view.lab} />}
      <Section title="What a reasoning answer says">
        <div className="grid max-w-measure gap-3">
          <p>{view.reasoning}</p>
          {reveal === null ? null : (
            <>
              <p className="border-l-4 border-accent pl-4 text-lg leading-relaxed">{reveal.principle}</p>
              <p>
                <span className="font-semibold">Why it matters:</span> {reveal.why}
              </p>
              <p>
                <span className="font-semibold">To read:</span>{" "}
                <a href={reveal.read.source.url} rel="noreferrer">
                  {reveal.read.source.title}
                </a>
                : {reveal.read.what}
              </p>
            </>
          )}
        </div>
      </Section>
      <Section title="When it comes back">
        <p className="max-w-measure">
          On <Time iso={view.dueAt} detail="date" />. {view.because}
        </p>
        <p className="mt-5 flex flex-wrap gap-3">
          {next === null ? (
            <LinkButton to={paths.review()} variant="primary">
              That was the last one today
            </LinkButton>
          ) : (
            <LinkButton to={paths.reviewQuestion(next.scenarioId, next.criterionId)} variant="primary">
              Next: {next.title} <span aria-hidden="true">→</span>
            </LinkButton>
          )}
        </p>
      </Section>
    </>
  );
}
