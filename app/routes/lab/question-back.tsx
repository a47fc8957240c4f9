import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { Notes, Quotes } from "../../components/attempt/grade/graded-criterion";
import { LevelBadge } from "../../components/ui/level-badge";
import { TextArea } from "../../components/ui/text-field";
import { LAB_KEYS } from "../../labs/kit/page-keys";
import { paths } from "../../paths";
import type { LabPageView, LoggedRun } from "../../services/lab/lab-views";

export type SentAnswer = { problem: string; text: string };

/** The one question that comes back from a run; the answer is graded like one to a probe. */
export function QuestionBack({
  view,
  question,
  runId,
  reply,
  sent,
}: {
  view: LabPageView;
  question: string;
  runId: string | null;
  reply: LoggedRun["reply"];
  sent: SentAnswer | null;
}) {
  return (
    <section
      id="question"
      aria-labelledby="question-title"
      className="mt-8 max-w-measure border-l-4 border-accent pl-5"
    >
      <h2 id="question-title" className="text-lg leading-snug">
        {reply?.question ?? question}
      </h2>
      {reply !== null ? (
        <div className="mt-3 grid gap-3">
          <p>
            <LevelBadge level={reply.level} />
          </p>
          <p className="own-words">{reply.text}</p>
          <Quotes quotes={reply.quotes} />
          <Notes notes={reply.notes} />
          {reply.missing === null ? null : (
            <p>
              <span className="font-semibold">The missing step:</span> {reply.missing}
            </p>
          )}
        </div>
      ) : !view.lab.hasScenario ? (
        <p className="mt-2 text-ink-soft">
          There is no scenario with a rubric for this lab yet, so the answer is yours to judge.
        </p>
      ) : runId === null ? (
        <p className="mt-2 text-ink-soft">
          Answers are graded and kept for people who practise here: <Link to={paths.start()}>start practising</Link>,
          then run it again.
        </p>
      ) : (
        <Form method="post" className="mt-3 grid gap-3" preventScrollReset>
          <input type="hidden" name={LAB_KEYS.run} value={runId} />
          {view.attempt === null ? null : <input type="hidden" name={LAB_KEYS.attempt} value={view.attempt.id} />}
          <TextArea
            label="Your answer"
            hint="What you would change, and because of what. It is graded like the answer to any question of the interviewer."
            name="text"
            rows={4}
            defaultValue={sent?.text ?? ""}
            errors={sent === null ? undefined : [sent.problem]}
            autoComplete="off"
          />
          <p>
            <Button name="intent" value="answer">
              Answer
            </Button>
          </p>
        </Form>
      )}
    </section>
  );
}
