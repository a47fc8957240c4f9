import { OwnAnswer } from "../../components/attempt/own-answer";
import { ContinueForm } from "../../components/attempt/continue-form";
import { ProbeExchange } from "../../components/attempt/reply/probe-exchange";
import { ReplyForm } from "../../components/attempt/reply/reply-form";
import { useForgetReplies } from "../../components/attempt/reply/use-kept-reply";
import { useFocusOnChange } from "../../components/attempt/use-focus-on-change";
import { LinkButton } from "../../components/ui/button";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { LevelBadge } from "../../components/ui/level-badge";
import { PageTitle } from "../../components/ui/page";
import { levelName } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { ProbeItem, ProbeView } from "../../services/views";

export type SentReply = { problem: string; criterionId: string | null; text: string };

/** One question at a time; those before it stay in sight with what they changed. */
export function ProbePage({ view, sent }: { view: ProbeView; sent: SentReply | null }) {
  const { frame, items, currentId, answer } = view;
  const settled = items.filter(({ outcome }) => outcome !== null);
  const current = items.find(({ criterionId }) => criterionId === currentId) ?? null;
  useFocusOnChange(settled.length === 0 ? null : `probe-${settled.at(-1)?.criterionId ?? ""}`);
  useForgetReplies(settled.map(({ criterionId }) => keepId(frame.id, criterionId)));
  return (
    <>
      <PageTitle
        lead={
          current === null
            ? doneLead(items.length)
            : "The interviewer pushes on what was thin. A sentence or two is enough: this, because of that."
        }
      >
        Probe
      </PageTitle>
      {settled.length === 0 ? null : (
        <section aria-label="Answered so far" className="mb-8">
          {settled.map((item) => (
            <ProbeExchange key={item.criterionId} item={item} />
          ))}
        </section>
      )}
      {current === null ? (
        <Onward view={view} problem={sent?.problem ?? null} />
      ) : (
        <Question
          key={current.criterionId}
          attemptId={frame.id}
          item={current}
          sent={sent?.criterionId === current.criterionId ? sent : null}
          elsewhere={sent !== null && sent.criterionId !== current.criterionId ? sent : null}
        />
      )}
      <Disclosure summary="Your design" className="mt-10 border-t border-line pt-4">
        <OwnAnswer answer={answer} />
      </Disclosure>
    </>
  );
}

function keepId(attemptId: string, criterionId: string): string {
  return `${attemptId}:${criterionId}`;
}

function doneLead(questions: number): string {
  return questions === 0
    ? "There is nothing to push on: every criterion is defended."
    : "That was the last question. Next, one constraint changes.";
}

function Question({
  attemptId,
  item,
  sent,
  elsewhere,
}: {
  attemptId: string;
  item: ProbeItem;
  sent: SentReply | null;
  /** A reply to another question that was refused: its words are shown, not dropped. */
  elsewhere: SentReply | null;
}) {
  return (
    <section aria-labelledby="question" className="max-w-measure border-l-4 border-accent pl-5">
      {elsewhere === null ? null : (
        <div className="mb-4">
          <FormError errors={[elsewhere.problem]} />
          {elsewhere.text === "" ? null : <p className="own-words mt-2">{elsewhere.text}</p>}
        </div>
      )}
      <p className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="text-sm text-ink-soft">
          {item.title} · <DimensionTag dimension={item.dimension} />
        </span>
        <LevelBadge level={item.levelBefore} prefix="so far:" />
      </p>
      <h2 id="question" className="mb-4 mt-2 text-xl leading-snug">
        {item.question}
      </h2>
      <ReplyForm
        keepId={keepId(attemptId, item.criterionId)}
        label="Your answer"
        hint={`Your answer is read together with your design. It can lift the level; skipping leaves it at "${levelName(item.levelBefore)}".`}
        initial={sent?.text ?? ""}
        error={sent?.problem ?? null}
        answerLabel="Answer"
        skipLabel="Skip"
      >
        <input type="hidden" name="criterionId" value={item.criterionId} />
      </ReplyForm>
    </section>
  );
}

function Onward({ view, problem }: { view: ProbeView; problem: string | null }) {
  const { frame } = view;
  if (frame.phase !== "probe") {
    return (
      <LinkButton to={paths.twist(frame.id)} variant="primary">
        To the twist <span aria-hidden="true">→</span>
      </LinkButton>
    );
  }
  return <ContinueForm label="Change one constraint" problem={problem} />;
}
