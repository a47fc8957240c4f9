import { Form, useNavigation } from "@remix-run/react";
import { useRef, type ReactNode } from "react";
import { useKeptReply } from "../attempt/reply/use-kept-reply";
import { GOES_ON, useSubmitShortcut } from "../attempt/use-submit-shortcut";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { TextArea } from "../ui/text-field";
import { Dictation } from "./dictation";

const ANSWER_FIELD = "answer-text";

/**
 * The answer to the question on the table. Every button of the room that can be pressed meanwhile belongs to this form, so that what
 * was typed goes along with it, scripts or not.
 */
export function AnswerForm({
  interviewId,
  questionId,
  unsent,
  error,
  extraButtons,
}: {
  interviewId: string;
  questionId: string;
  /** What the server kept when it was paused, or what came back with a refusal. */
  unsent: string;
  error: string | null;
  extraButtons: ReactNode;
}) {
  const [text, setText] = useKeptReply(`${interviewId}:${questionId}`, unsent);
  const form = useRef<HTMLFormElement>(null);
  const isSending = useNavigation().state === "submitting";
  useSubmitShortcut(form);
  return (
    <Form method="post" ref={form} className="grid max-w-measure gap-3">
      <input type="hidden" name="questionId" value={questionId} />
      <TextArea
        id={ANSWER_FIELD}
        label="Your answer"
        hint="As you would say it: this, because of that. A few sentences are enough."
        name="text"
        rows={5}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        errors={error === null ? undefined : [error]}
        autoComplete="off"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button {...GOES_ON} variant="primary" name="intent" value="answer" aria-disabled={isSending}>
          Answer
        </Button>
        <Button name="intent" value="skip" aria-disabled={isSending}>
          Pass
        </Button>
        {extraButtons}
        <span className="hidden text-sm text-ink-soft sm:inline">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> answers
        </span>
        <span role="status" className="text-sm text-ink-soft">
          {isSending ? "The interviewer listens" : ""}
        </span>
      </div>
      <Dictation fieldId={ANSWER_FIELD} />
    </Form>
  );
}
