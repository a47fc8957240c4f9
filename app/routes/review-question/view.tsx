import { Facts } from "../../components/practice/facts";
import { ReplyForm } from "../../components/attempt/reply/reply-form";
import { LinkButton } from "../../components/ui/button";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { FORM_TITLE } from "../../domain/review/forms";
import { paths } from "../../paths";
import type { AnswerPair, EarlyView, QuestionView, ReviewOutcomeView } from "../../services/review/review-views";
import { Outcome } from "./outcome";
import { PredictionField } from "./prediction-field";
import { replyKey } from "./reply-key";

export type SentReview = { problem: string; turn: number; promptKey: string; text: string; guess: string };

/** One question at a time: asked, answered, and explained after the try. */
export function ReviewQuestionPage({
  view,
  sent,
}: {
  view: QuestionView | EarlyView | ReviewOutcomeView;
  sent: SentReview | null;
}) {
  const isSameQuestion = view.kind === "question" && sent?.turn === view.turn && sent.promptKey === view.promptKey;
  return (
    <>
      <PageTitle kicker={view.scenarioTitle}>{view.title}</PageTitle>
      {sent === null || isSameQuestion ? null : (
        <div className="mb-6 max-w-measure">
          <FormError errors={[sent.problem]} />
          {sent.text === "" ? null : <p className="own-words mt-2">{sent.text}</p>}
        </div>
      )}
      {view.kind === "question" ? (
        <Question view={view} sent={isSameQuestion ? sent : null} />
      ) : view.kind === "outcome" ? (
        <Outcome view={view} />
      ) : (
        <Early view={view} />
      )}
    </>
  );
}

function Question({ view, sent }: { view: QuestionView; sent: SentReview | null }) {
  const { setting, pair, reread } = view;
  return (
    <>
      {reread === null ? null : (
        <section aria-label="Read this again first" className="mb-8 grid gap-4">
          <p className="max-w-measure">{reread.words}</p>
          <Pair pair={reread} titles={["A knowledge answer", "A reasoning answer"]} />
          <p className="max-w-measure border-l-4 border-accent pl-4 text-lg leading-relaxed">{reread.principle}</p>
        </section>
      )}
      {pair === null || reread !== null ? null : (
        <div className="mb-6">
          <Pair pair={pair} titles={["The first answer", "The second answer"]} />
        </div>
      )}
      <section aria-labelledby="question" className="max-w-measure border-l-4 border-accent pl-5">
        <p className="text-sm text-ink-soft">
          {FORM_TITLE[view.form]} · <DimensionTag dimension={view.dimension} />
        </p>
        <h2 id="question" className="mb-4 mt-2 text-xl leading-snug">
          {view.question}
        </h2>
        <Disclosure summary={`The situation: ${setting.title}`} className="mb-4" isOpen={view.form === "neighbour"}>
          <p>{setting.question}</p>
          <div className="mt-3">
            <Facts facts={setting.facts} />
          </div>
        </Disclosure>
        <ReplyForm
          keepId={replyKey(view)}
          label="Your answer"
          hint="Two to four minutes: what happens, why, and the number or the case that decides. It is graded when you send it."
          initial={sent?.text ?? ""}
          error={sent?.problem ?? null}
          answerLabel="Answer"
          skipLabel="I do not know"
        >
          <input type="hidden" name="turn" value={view.turn} />
          <input type="hidden" name="promptKey" value={view.promptKey} />
          {view.prediction === null ? null : <PredictionField prediction={view.prediction} said={sent?.guess ?? ""} />}
        </ReplyForm>
      </section>
    </>
  );
}

function Pair({ pair, titles: [first, second] }: { pair: AnswerPair; titles: [string, string] }) {
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      {[
        { title: first, text: pair.knowledge },
        { title: second, text: pair.reasoning },
      ].map(({ title, text }) => (
        <section key={title} className="min-w-0 border-t border-line pt-3">
          <h2 className="mb-1 text-sm font-semibold text-ink-soft">{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}

function Early({ view }: { view: EarlyView }) {
  return (
    <div className="max-w-measure">
      <p>
        Not due yet: it comes back on <Time iso={view.dueAt} detail="date" />. Asking sooner would teach you less.
      </p>
      <p className="mt-5">
        <LinkButton to={paths.review()} variant="primary">
          What is due now
        </LinkButton>
      </p>
    </div>
  );
}
