import type { LevelOrUnknown } from "../rubric/level";

/** How a second level stands to the deterministic one. `open`: one of the two cannot tell. */
export type Relation = "agree" | "differ" | "disagree" | "open";

/** A gap of two levels or more is a disagreement, which is shown as such; progress keeps the deterministic grade in every case. */
export function compareLevels(graded: LevelOrUnknown, second: LevelOrUnknown): Relation {
  if (graded === null || second === null) return "open";
  const gap = Math.abs(graded - second);
  return gap === 0 ? "agree" : gap === 1 ? "differ" : "disagree";
}
