import { ContinueForm } from "../../components/attempt/continue-form";
import { Notes, Quotes } from "../../components/attempt/grade/graded-criterion";
import { LevelChange } from "../../components/attempt/grade/level-change";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { ReplyForm } from "../../components/attempt/reply/reply-form";
import { useForgetReplies } from "../../components/attempt/reply/use-kept-reply";
import { useFocusOnChange } from "../../components/attempt/use-focus-on-change";
import { LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { higherLevel } from "../../domain/progress/levels";
import { paths } from "../../paths";
import type { TwistView } from "../../services/views";

type Outcome = NonNullable<TwistView["outcome"]>;

/** One constraint changes. What the right design does about it comes after one's own answer. */
export function TwistPage({ view, sent }: { view: TwistView; sent: { problem: string; text: string } | null }) {
  const { frame, twist, outcome, answer } = view;
  const keepId = `${frame.id}:twist:${twist.id}`;
  useFocusOnChange(outcome === null ? null : "twist-outcome");
  useForgetReplies(outcome === null ? [] : [keepId]);
  return (
    <>
      <PageTitle lead="Everything else stays as it was.">Twist</PageTitle>
      <section aria-labelledby="twist" className="max-w-measure border-l-4 border-accent pl-5">
        <p className="text-xl leading-snug">{twist.change}</p>
        <h2 id="twist" className="mb-4 mt-3 text-base font-semibold">
          {twist.ask}
        </h2>
        {outcome === null ? (
          <ReplyForm
            keepId={keepId}
            label="Your answer"
            hint="What changes in your design, what must not change, and why."
            initial={sent?.text ?? ""}
            error={sent?.problem ?? null}
            rows={7}
            answerLabel="Answer"
            skipLabel="Skip"
          />
        ) : (
          <p className="own-words">{outcome.text ?? "Skipped."}</p>
        )}
      </section>
      {outcome === null ? null : <TwistOutcome view={view} outcome={outcome} sent={sent} />}
      <Disclosure summary="Your design" className="mt-10 border-t border-line pt-4">
        <OwnAnswer answer={answer} />
      </Disclosure>
    </>
  );
}

function TwistOutcome({
  view,
  outcome,
  sent,
}: {
  view: TwistView;
  outcome: Outcome;
  sent: { problem: string; text: string } | null;
}) {
  const { frame, criteria } = view;
  return (
    <div id="twist-outcome" tabIndex={-1} className="outline-none">
      {sent === null || sent.text === "" ? null : (
        <div className="mt-6 max-w-measure">
          <FormError errors={[sent.problem]} />
          <p className="own-words mt-2">{sent.text}</p>
        </div>
      )}
      {outcome.grades.length === 0 ? null : (
        <section aria-label="What your answer changed" className="mt-8 grid max-w-measure gap-5">
          {outcome.grades.map((grade) => {
            const criterion = criteria.find(({ id }) => id === grade.id);
            if (criterion === undefined) return null;
            return (
              <article key={grade.id} aria-label={criterion.title} className="grid gap-2 border-b border-line pb-5">
                <p className="flex flex-wrap items-baseline justify-between gap-x-6">
                  <span className="font-semibold">{criterion.title}</span>
                  <LevelChange before={criterion.levelBefore} after={higherLevel(criterion.levelBefore, grade.level)} />
                </p>
                <Quotes quotes={grade.quotes} none="This answer adds nothing to it." />
                <Notes notes={grade.notes} />
              </article>
            );
          })}
        </section>
      )}
      <div className="mt-8 grid max-w-page gap-x-12 gap-y-6 border-t border-line pt-6 md:grid-cols-2">
        <Points title="What shifts" items={outcome.shifts} />
        <Points title="What stays" items={outcome.stays} />
      </div>
      <div className="mt-8">
        {frame.phase === "twist" ? (
          <ContinueForm label="Compare with two other answers" problem={null} />
        ) : (
          <LinkButton to={paths.contrast(frame.id)} variant="primary">
            To the contrast <span aria-hidden="true">→</span>
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function Points({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h2 className="mb-2 text-xl">{title}</h2>
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item} className="border-b border-line pb-2 last:border-0">
            {item}
          </li>
        ))}
      </ul>
    </section>
  );
}
