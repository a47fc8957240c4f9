import type { Level } from "../../domain/rubric/level";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { takeStep, type AttemptKey } from "../attempt/step.server";

/** Records the learner's own level per criterion and opens the grade. Every criterion needs one; the first judgement stands. */
export async function judgeSelf(
  ctx: AppContext,
  { levels, ...key }: AttemptKey & { levels: Readonly<Record<string, Level>> },
): Promise<AttemptPosition> {
  const byId = new Map(Object.entries(levels));
  return takeStep(ctx, key, (_state, at) => ({ kind: "self-judged", levels: byId, at }));
}
