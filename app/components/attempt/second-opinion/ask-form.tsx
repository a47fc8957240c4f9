import { Form, useNavigation } from "@remix-run/react";
import { paths } from "../../../paths";
import type { SecondJudgeView } from "../../../services/views";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

/** Asks for consent to one sending to one place, each time anew. The box names the host, so that no other one is agreed to. */
export function AskForm({ attemptId, judge }: { attemptId: string; judge: SecondJudgeView }) {
  const action = paths.secondOpinion(attemptId);
  const isAsking = useNavigation().formAction === action;
  return (
    <Form method="post" action={action} className="grid gap-4">
      <Notice tone="warn" title={`Your text is sent to ${judge.host}`}>
        <p>
          The answer that you submitted leaves this machine, together with the question and its criteria, and is read by
          the model {judge.model}. What happens to it there is decided by those who run {judge.host}. Your name, your
          e-mail and everything else about you stay here. Nothing is sent unless you ask for it.
        </p>
      </Notice>
      <div className="flex items-baseline gap-3">
        <input type="checkbox" id="second-opinion-consent" name="consent" value={judge.host} required />
        <label htmlFor="second-opinion-consent">Send this answer to {judge.host}, this once</label>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button aria-disabled={isAsking}>Ask for a second opinion</Button>
        <span className="text-sm text-ink-soft" role="status">
          {isAsking ? `Waiting for ${judge.host} ...` : "It can take a minute. The grade above stays as it is."}
        </span>
      </div>
    </Form>
  );
}
