import { Form, useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { BriefPanel } from "../../components/attempt/brief-panel";
import { SoftTimer } from "../../components/attempt/soft-timer";
import { ChairEnd } from "../../components/chairs/chair-end";
import { Conversation, SayField } from "../../components/chairs/conversation";
import { FollowLine } from "../../components/chairs/follow-line";
import { Invitation } from "../../components/chairs/invitation";
import { LiveAnswer } from "../../components/chairs/live-answer";
import { postForm } from "../../components/chairs/post-form";
import { ClarificationKey, RubricPanel } from "../../components/chairs/rubric-panel";
import { useFollow } from "../../components/chairs/use-follow";
import { useKeptForm, type KeepState } from "../../components/chairs/use-kept-form";
import { Button } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";
import type { InterviewerChair } from "../../services/chairs/chair-views";

const FORM = "interviewer-form";
const KEPT: Record<KeepState, string> = {
  idle: "Levels and notes are saved as you give them. The candidate never sees the notes.",
  saving: "Saving",
  saved: "Levels and notes saved",
  unsaved: "Not saved yet",
  refused: "Not taken: press Save to see why",
};

type InterviewerProps = {
  view: InterviewerChair;
  joinUrl: (code: string) => string;
  problem: { problem: string; line: string } | null;
};

/** The chair with the rubric: what is being written, what was said, what to ask next, and the levels. */
export function InterviewerPage({ view, joinUrl, problem }: InterviewerProps) {
  const { frame, sees, brief } = view;
  const { following, live } = useFollow(frame.id, frame.cursor);
  const { stage } = sees;
  const budget = brief.minutes.brief + brief.minutes.design + brief.minutes.probe;
  return (
    <>
      <PageTitle
        kicker={`You interview, round ${String(sees.round)}`}
        aside={
          <div className="grid justify-items-end gap-1 text-sm text-ink-soft">
            {sees.begunAt === null ? null : (
              <SoftTimer startedAt={sees.begunAt} renderedAt={frame.renderedAt} budgetMinutes={budget} />
            )}
            <FollowLine following={following} address={paths.chair(frame.id)} />
          </div>
        }
      >
        {frame.title}
      </PageTitle>
      {stage === "invited" || stage === "joined" ? (
        <FormError errors={problem === null ? [] : [problem.problem]} />
      ) : null}
      {view.invitation === null ? null : <Invitation invitation={view.invitation} joinUrl={joinUrl} />}
      {stage === "joined" ? <Begin /> : null}
      <ChairEnd stage={stage} chair="interviewer" pairId={frame.id} nextId={sees.nextId} attemptId={null} />
      {stage === "invited" || stage === "joined" ? (
        <section aria-labelledby="prepare" className="mt-10 max-w-measure border-t border-line pt-6">
          <h2 id="prepare" className="mb-3 text-xl">
            Meanwhile: what you will ask about
          </h2>
          <BriefPanel brief={brief} expectations={view.expectations} />
        </section>
      ) : (
        <Room
          view={view}
          live={live !== null && live.revision >= view.live.revision ? live : view.live}
          problem={problem}
        />
      )}
    </>
  );
}

function Begin() {
  return (
    <Form method="post" className="max-w-measure border-l-4 border-accent pl-5">
      <h2 className="text-xl">Your colleague is here</h2>
      <p className="mb-4 mt-1 text-ink-soft">
        When you begin, they see the question and the brief, and the clock starts.
      </p>
      <Button variant="primary" name="intent" value="begin">
        Begin the interview
      </Button>
    </Form>
  );
}

function Room({
  view,
  live,
  problem,
}: {
  view: InterviewerChair;
  live: InterviewerChair["live"];
  problem: InterviewerProps["problem"];
}) {
  const { frame, sees, brief, criteria } = view;
  const { stage } = sees;
  const isTalking = stage === "running" || stage === "submitted";
  const form = useRef<HTMLFormElement>(null);
  const { revalidate } = useRevalidator();
  const { state, changed } = useKeptForm(form, paths.chair(frame.id), "tick");
  const [isUnsent, setIsUnsent] = useState(false);

  async function ask(intent: string) {
    const fields = new FormData();
    fields.set("intent", intent);
    fields.set("lineKey", frame.lineKey);
    const outcome = await postForm(paths.chair(frame.id), fields);
    setIsUnsent(outcome !== "done");
    revalidate();
  }

  return (
    <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <div className="grid content-start gap-8">
        <LiveAnswer text={live.text} savedAt={live.savedAt} isSubmitted={stage !== "running"} />
        <section id="conversation" aria-labelledby="conversation-title" className="grid gap-3">
          <h2 id="conversation-title" className="text-xl">
            The conversation
          </h2>
          <Conversation said={sees.said} chair="interviewer" />
          {isUnsent ? <FormError title="Not asked" errors={["The server did not take it. Try again."]} /> : null}
          {isTalking ? (
            <SayField
              pairId={frame.id}
              address={paths.chair(frame.id)}
              formId={FORM}
              intent="question"
              label="Ask in your own words"
              button="Ask"
              lineKey={frame.lineKey}
              problem={problem?.problem ?? null}
              initial={problem?.line ?? ""}
            />
          ) : null}
        </section>
        <div>
          <Disclosure summary="The question and the brief">
            <BriefPanel brief={brief} expectations={view.expectations} />
          </Disclosure>
          <Disclosure summary="Clarifying questions, and their answers">
            <ClarificationKey clarifications={view.clarifications} />
          </Disclosure>
          <Disclosure summary="A twist for the end">
            <ul className="grid gap-3 text-[0.94rem]">
              {view.twists.map(({ id, change, ask: question, shifts, stays }) => (
                <li key={id}>
                  <p className="font-semibold">
                    {change} {question}
                  </p>
                  <p>Shifts: {shifts.join(" ")}</p>
                  <p>Stays: {stays.join(" ")}</p>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      </div>
      <Form id={FORM} ref={form} method="post" className="grid content-start gap-4">
        <h2 id="rubric" className="text-xl">
          What you hear
        </h2>
        <p role="status" className="text-sm text-ink-soft" data-kept={state}>
          {KEPT[state]}
        </p>
        <RubricPanel
          criteria={criteria}
          isLocked={stage === "compared" || stage === "ended"}
          canAsk={isTalking}
          onChange={changed}
          onAsk={(intent) => void ask(intent)}
        />
        {stage === "compared" || stage === "ended" ? null : (
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="tick">
              Save levels and notes
            </Button>
            {isTalking ? (
              <Button name="intent" value="close" variant={stage === "submitted" ? "primary" : "quiet"}>
                {stage === "submitted" ? "End the interview" : "End it without an answer"}
              </Button>
            ) : null}
          </div>
        )}
      </Form>
    </div>
  );
}
