import { Form } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";
import { GOES_ON, useSubmitShortcut } from "../use-submit-shortcut";
import { useKeptReply } from "./use-kept-reply";

/** One line: what is the difference? Enter says it. */
export function DifferenceForm({
  keepId,
  criterionId,
  initial,
  error,
}: {
  keepId: string;
  criterionId: string;
  initial: string;
  error: string | null;
}) {
  const [text, setText] = useKeptReply(keepId, initial);
  const form = useRef<HTMLFormElement>(null);
  useSubmitShortcut(form);
  return (
    <Form method="post" ref={form} className="grid max-w-measure gap-3">
      <input type="hidden" name="criterionId" value={criterionId} />
      <TextField
        label="What is the difference, in one sentence?"
        name="text"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        errors={error === null ? undefined : [error]}
        autoComplete="off"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button {...GOES_ON} variant="primary" name="intent" value="answer">
          Say it, then show the principle
        </Button>
        <Button name="intent" value="skip">
          Skip
        </Button>
      </div>
    </Form>
  );
}
