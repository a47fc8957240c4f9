import { NOTE_CHARACTERS } from "../../domain/attempt/limits";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { replyText } from "../attempt/reply-text";
import { takeStep, type AttemptKey } from "../attempt/step.server";

/** The learner's own words for what separates the two answers; `text` null skips. The principle is shown after it. */
export async function sayDifference(
  ctx: AppContext,
  { criterionId, text, ...key }: AttemptKey & { criterionId: string; text: string | null },
): Promise<AttemptPosition> {
  const said = text === null ? null : replyText(text, NOTE_CHARACTERS);
  return takeStep(ctx, key, (_state, at) => ({ kind: "difference-said", criterionId, text: said, at }));
}
