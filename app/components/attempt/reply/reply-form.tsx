import { Form, useNavigation } from "@remix-run/react";
import { useRef, type ReactNode } from "react";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { TextArea } from "../../ui/text-field";
import { useKeptReply } from "./use-kept-reply";
import { GOES_ON, useSubmitShortcut } from "../use-submit-shortcut";

/** A reply to the interviewer: answer, or skip. What was typed comes back with a refusal and survives a server that is gone. */
export function ReplyForm({
  keepId,
  label,
  hint,
  initial,
  error,
  rows = 5,
  answerLabel,
  skipLabel,
  children,
}: {
  /** Under which the text is kept in the browser: attempt and question. */
  keepId: string;
  label: ReactNode;
  hint?: ReactNode;
  initial: string;
  error: string | null;
  rows?: number;
  answerLabel: string;
  skipLabel: string;
  /** Hidden fields. */
  children?: ReactNode;
}) {
  const [text, setText] = useKeptReply(keepId, initial);
  const form = useRef<HTMLFormElement>(null);
  const isSending = useNavigation().state === "submitting";
  useSubmitShortcut(form);
  return (
    <Form method="post" ref={form} className="grid max-w-measure gap-3">
      {children}
      <TextArea
        label={label}
        hint={hint}
        name="text"
        rows={rows}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        errors={error === null ? undefined : [error]}
        autoComplete="off"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button {...GOES_ON} variant="primary" name="intent" value="answer" aria-disabled={isSending}>
          {answerLabel}
        </Button>
        <Button name="intent" value="skip" aria-disabled={isSending}>
          {skipLabel}
        </Button>
        <span className="hidden text-sm text-ink-soft sm:inline">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> answers
        </span>
        <span role="status" className="text-sm text-ink-soft">
          {isSending ? "Reading your answer" : ""}
        </span>
      </div>
    </Form>
  );
}
