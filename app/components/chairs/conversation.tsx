import { useRevalidator, useSubmit } from "@remix-run/react";
import { useState, type KeyboardEvent, type MouseEvent } from "react";
import type { Role } from "../../domain/chairs/state";
import type { LineView } from "../../domain/chairs/views";
import { useKeptReply } from "../attempt/reply/use-kept-reply";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { TextArea } from "../ui/text-field";
import { Time } from "../ui/time";
import { postForm } from "./post-form";

/** What was asked and answered, oldest first; a new line is read out. */
export function Conversation({ said, chair }: { said: readonly LineView[]; chair: Role }) {
  if (said.length === 0) {
    return (
      <p className="text-ink-soft">
        {chair === "candidate" ? "Nothing has been asked yet." : "You have not asked anything yet."}
      </p>
    );
  }
  return (
    <ol className="grid gap-3" aria-live="polite" aria-relevant="additions">
      {said.map(({ key, at, from, text }, index) => (
        <li
          key={`${String(index)}-${key}`}
          className={`border-l-2 pl-3 ${from === chair ? "border-line-strong" : "border-accent"}`}
        >
          <p className="text-sm text-ink-soft">
            {from === chair ? "You" : from === "interviewer" ? "Interviewer" : "Candidate"}, <Time iso={at} />
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        </li>
      ))}
    </ol>
  );
}

type SayProps = {
  pairId: string;
  address: string;
  /** The form of the page that the field belongs to, so that without scripts everything else on the page is carried along. */
  formId: string;
  intent: "question" | "answer";
  label: string;
  button: string;
  lineKey: string;
  problem: string | null;
  /** What came back with a refusal. */
  initial: string;
};

/** One line to the other chair. With scripts it is sent without leaving the page, and kept in the browser until it was. */
export function SayField({ pairId, address, formId, intent, label, button, lineKey, problem, initial }: SayProps) {
  const [line, setLine] = useKeptReply(`${pairId}:${intent}`, initial);
  const [state, setState] = useState<"idle" | "sending" | "unreachable">("idle");
  const { revalidate } = useRevalidator();
  const submit = useSubmit();

  async function send() {
    if (line.trim() === "" || state === "sending") return;
    const fields = new FormData();
    for (const [name, value] of [
      ["intent", intent],
      ["line", line],
      ["lineKey", lineKey],
    ] as const)
      fields.set(name, value);
    setState("sending");
    const outcome = await postForm(address, fields);
    setState(outcome === "unreachable" ? outcome : "idle");
    // The page's own way shows why it was refused.
    if (outcome === "refused") submit(fields, { method: "post" });
    if (outcome !== "done") return;
    setLine("");
    revalidate();
  }

  return (
    <div className="grid gap-2">
      <FormError title="Not yet" errors={problem === null ? [] : [problem]} />
      <TextArea
        label={label}
        name="line"
        form={formId}
        rows={3}
        value={line}
        onChange={(event) => {
          setLine(event.target.value);
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          // The page's shortcut hands the whole design in.
          event.nativeEvent.stopImmediatePropagation();
          void send();
        }}
        autoComplete="off"
        className="min-h-20"
      />
      <input type="hidden" name="lineKey" value={lineKey} form={formId} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          form={formId}
          name="intent"
          value={intent}
          aria-disabled={state === "sending"}
          onClick={(event: MouseEvent) => {
            event.preventDefault();
            void send();
          }}
        >
          {button}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {state === "sending"
            ? "Sending"
            : state === "unreachable"
              ? "Not sent: the server does not answer. Your words are kept."
              : ""}
        </span>
      </div>
    </div>
  );
}
