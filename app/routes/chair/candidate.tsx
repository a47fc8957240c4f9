import { Form } from "@remix-run/react";
import { SAVING_SLOT } from "../../components/attempt/attempt-header";
import { BriefPanel } from "../../components/attempt/brief-panel";
import { Clarifications } from "../../components/attempt/clarifications";
import { DESIGN_FORM, DesignEditor, type ConflictItem } from "../../components/attempt/editor/design-editor";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { SoftTimer } from "../../components/attempt/soft-timer";
import { ChairEnd } from "../../components/chairs/chair-end";
import { Conversation, SayField } from "../../components/chairs/conversation";
import { FollowLine } from "../../components/chairs/follow-line";
import { useFollow } from "../../components/chairs/use-follow";
import { Button } from "../../components/ui/button";
import { Notice } from "../../components/ui/notice";
import { PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";
import type { CandidateChair, Desk } from "../../services/chairs/chair-views";

const ANSWER_FORM = "answer-form";
type Problem = { problem: string; line: string; text: string | null };
type CandidateProps = { view: CandidateChair; conflicts: readonly ConflictItem[]; problem: Problem | null };

/** The chair that answers: the question, what was asked, and the editor. Nothing of the rubric is in this page's data. */
export function CandidatePage({ view, conflicts, problem }: CandidateProps) {
  const { frame, sees, desk } = view;
  const { following } = useFollow(frame.id, frame.cursor);
  const isTalking = sees.stage === "running" || sees.stage === "submitted";
  return (
    <>
      <PageTitle
        kicker={`You answer, round ${String(sees.round)}`}
        aside={
          <div className="grid justify-items-end gap-1 text-sm text-ink-soft">
            {sees.begunAt === null || desk === null ? null : (
              <SoftTimer
                startedAt={sees.begunAt}
                renderedAt={frame.renderedAt}
                budgetMinutes={desk.brief.minutes.brief + desk.brief.minutes.design + desk.brief.minutes.probe}
              />
            )}
            <span id={SAVING_SLOT} className="empty:hidden" />
            <FollowLine following={following} address={paths.chair(frame.id)} />
          </div>
        }
      >
        {frame.title ?? "You are in the candidate's chair"}
      </PageTitle>
      <ChairEnd
        stage={sees.stage}
        chair="candidate"
        pairId={frame.id}
        nextId={sees.nextId}
        attemptId={desk?.attemptId ?? null}
      />
      {desk === null ? (
        <Waiting isOver={sees.stage === "ended"} />
      ) : (
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
          <div className="min-w-0">
            <h2 className="mb-3 text-xl">The question</h2>
            <BriefPanel brief={desk.brief} expectations={desk.expectations} />
            <Asked desk={desk} isOpen={sees.stage === "running"} />
          </div>
          <div className="grid min-w-0 content-start gap-8">
            <section id="conversation" aria-labelledby="conversation-title" className="grid gap-3">
              <h2 id="conversation-title" className="text-xl">
                Your interviewer
              </h2>
              <Conversation said={sees.said} chair="candidate" />
              {isTalking ? (
                <AnswerField view={view} problem={problem} formId={desk.isLocked ? ANSWER_FORM : DESIGN_FORM} />
              ) : null}
            </section>
            {desk.isLocked || sees.stage !== "running" ? (
              <Written desk={desk} isTalking={isTalking} />
            ) : (
              <DesignEditor
                key={desk.attemptId}
                attemptId={desk.attemptId}
                draft={desk.draft}
                limits={desk.limits}
                conflicts={conflicts}
                problem={problem !== null && problem.line === "" ? problem.problem : null}
                refusedText={problem?.text ?? null}
                submitLabel="Hand it in"
              />
            )}
            {isTalking ? <Leave /> : null}
          </div>
        </div>
      )}
    </>
  );
}

function Waiting({ isOver }: { isOver: boolean }) {
  if (isOver) return null;
  return (
    <>
      <Notice title="Waiting for your interviewer to begin">
        The question appears here. You write your answer, your interviewer reads along and asks; answer in the
        conversation or out loud.
      </Notice>
      <Leave />
    </>
  );
}

function Leave() {
  return (
    <Form method="post" className="mt-4">
      <Button size="small" name="intent" value="close">
        End the interview
      </Button>
    </Form>
  );
}

function AnswerField({ view, problem, formId }: { view: CandidateChair; problem: Problem | null; formId: string }) {
  const { frame } = view;
  return (
    <>
      {formId === ANSWER_FORM ? <Form id={ANSWER_FORM} method="post" /> : null}
      <SayField
        pairId={frame.id}
        address={paths.chair(frame.id)}
        formId={formId}
        intent="answer"
        label="Say something to your interviewer"
        button="Send"
        lineKey={frame.lineKey}
        problem={problem !== null && problem.line !== "" ? problem.problem : null}
        initial={problem?.line ?? ""}
      />
    </>
  );
}

/** What may still be asked from the list, and what the answers were. */
function Asked({ desk, isOpen }: { desk: Desk; isOpen: boolean }) {
  const { asked, askable } = desk;
  if (!isOpen && asked.length === 0) return null;
  return (
    <div className="mt-5 border-t border-line pt-4 text-[0.94rem]">
      {isOpen ? (
        <Clarifications asked={asked} askable={askable} formId={DESIGN_FORM} />
      ) : (
        <dl className="grid gap-2">
          {asked.map(({ id, ask, answer }) => (
            <div key={id}>
              <dt className="text-ink-soft">{ask}</dt>
              <dd className="border-l-2 border-accent pl-3">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Written({ desk, isTalking }: { desk: Desk; isTalking: boolean }) {
  return (
    <section id="design" aria-labelledby="submitted">
      <h2 id="submitted" className="mb-3 text-xl">
        Your design
      </h2>
      {isTalking ? (
        <Notice title="Handed in, and locked">Your interviewer goes on asking, and ends the interview.</Notice>
      ) : null}
      <div className="mt-5">
        {desk.draft.text === "" ? <p className="text-ink-soft">Nothing was written.</p> : null}
        <OwnAnswer answer={desk.draft.text} />
      </div>
    </section>
  );
}
