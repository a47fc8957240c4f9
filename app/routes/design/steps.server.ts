import { chosenText } from "../../components/attempt/editor/intent";
import { confirmNumbers } from "../../services/lab/design-numbers.server";
import { askClarification } from "../../services/practise/ask-clarification.server";
import { resolveConflict } from "../../services/practise/resolve-conflict.server";
import { saveDraft } from "../../services/practise/save-draft.server";
import { submitAnswer } from "../../services/practise/submit-answer.server";
import { takeHint } from "../../services/practise/take-hint.server";
import type { SaveResult } from "../../services/views";
import { viewDesign } from "../../services/view/view-design.server";
import type { AttemptEdge } from "../attempt/edge.server";
import type { DesignFields } from "./form";

/** What a button of the design page did; `problem` is shown above the editor, `text` only when the server could not keep it. */
export type DesignStep =
  | { kind: "done"; goTo: "judge" | "design" | "questions" | "hints" | "numbers" }
  | { kind: "problem"; status: number; problem: string; text: string | null };

/** The rooms of two chairs and of a mock interview have the same editor without the numbers. */
type DesignText = Omit<DesignFields, "numbers"> & { numbers?: DesignFields["numbers"] };

const BEATEN = "Another tab or device has saved a different version. Both are kept: choose below which one goes on.";

/** Saves what came along, then does what the button says. Nothing is done with a text that could not be saved. */
export async function takeDesignStep({ ctx, key }: AttemptEdge, fields: DesignText): Promise<DesignStep> {
  const { intent, text, baseRevision } = fields;
  if (intent.kind === "submit") return submit({ ctx, key }, text ?? "", baseRevision);
  const saved = text === undefined ? null : await saveDraft(ctx, { ...key, text, baseRevision });
  const problem = saved === null ? null : problemOf(saved, text ?? "");
  if (problem !== null) return problem;
  switch (intent.kind) {
    case "save":
      return { kind: "done", goTo: "design" };
    case "ask":
      await askClarification(ctx, { ...key, clarificationId: intent.clarificationId });
      return { kind: "done", goTo: "questions" };
    case "find-numbers":
      return { kind: "done", goTo: "numbers" };
    case "confirm-numbers":
      await confirmNumbers(ctx, key, fields.numbers ?? {});
      return { kind: "done", goTo: "numbers" };
    case "hint":
      await takeHint(ctx, { ...key, step: intent.step });
      return { kind: "done", goTo: "hints" };
    case "room":
      // No button of this page: there is no room here, and what was typed is saved.
      return { kind: "done", goTo: "design" };
    case "resolve":
      return resolve({ ctx, key }, intent);
  }
}

async function submit({ ctx, key }: AttemptEdge, text: string, baseRevision: number): Promise<DesignStep> {
  const result = await submitAnswer(ctx, { ...key, text, baseRevision });
  if (result.kind === "submitted") return { kind: "done", goTo: "judge" };
  if (result.kind === "refused") return { kind: "problem", status: 422, problem: result.message, text: null };
  return problemOf(result, text) ?? { kind: "done", goTo: "design" };
}

type Resolve = Extract<DesignFields["intent"], { kind: "resolve" }>;

async function resolve({ ctx, key }: AttemptEdge, { choice, conflictId }: Resolve): Promise<DesignStep> {
  const { draft, conflicts } = await viewDesign(ctx, key);
  const other = conflicts.find(({ id }) => id === conflictId)?.text ?? draft.text;
  const text = chosenText(choice, draft.text, other);
  const result = await resolveConflict(ctx, {
    ...key,
    conflictId,
    baseRevision: draft.revision,
    choice: "merged",
    text,
  });
  return problemOf(result, text) ?? { kind: "done", goTo: "design" };
}

/** Why a text could not be saved, as it is shown above the editor; null when it was. */
export function problemOf(result: SaveResult, text: string): DesignStep | null {
  switch (result.kind) {
    case "saved":
      return null;
    case "stale":
      return { kind: "problem", status: 409, problem: BEATEN, text: null };
    case "locked":
      return {
        kind: "problem",
        status: 423,
        problem: "This design has been submitted and can no longer change.",
        text,
      };
    case "too-large": {
      const [is, most] = [result.bytes, result.limitBytes].map((bytes) => Math.ceil(bytes / 1024));
      const problem = `That is ${String(is)} kB; a draft holds at most ${String(most)} kB. Nothing of it is saved yet: shorten it.`;
      return { kind: "problem", status: 413, problem, text };
    }
  }
}
