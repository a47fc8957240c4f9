import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Confidence } from "./evidence";
import type { Nearest } from "./examples/nearest";
import type { RuleFinding } from "./rules/rules";

export type Fused = { level: LevelOrUnknown; confidence: Confidence; how: "agree" | "blend" | "rules-alone" | "raised" | "lowered" | "apart" | "capped" };

/** Distances, in levels, up to which the two channels are taken to agree and beyond which neither is believed. */
export const CLOSE = 0.8;
export const FAR = 1.7;

/**
 * Joins the rule level with the expectation from the nearest examples. The examples lift by one level at most, never to Defended and
 * never a text that is no prose or contradicts itself.
 */
export function fuse(rules: RuleFinding, examples: Nearest): Fused {
  const a = rules.level;
  const b = examples.expected;
  const capped = rules.listOnly || rules.contradicted.length > 0 || rules.reversed.length > 0;
  if (capped) return { level: a > 1 ? 1 : a, confidence: "medium", how: "capped" };
  if (b === null) return { level: a, confidence: rules.sure && a > 0 ? "medium" : "low", how: "rules-alone" };
  const distance = b - a;
  if (Math.abs(distance) <= CLOSE) return { level: a, confidence: rules.sure || a === 0 ? "high" : "medium", how: "agree" };
  if (Math.abs(distance) >= FAR) return { level: null, confidence: "low", how: "apart" };
  if (distance > 0) {
    const raised = Math.min(2, a + 1) as Level;
    return raised > a && a + distance / 2 >= a + 0.5 ? { level: raised, confidence: "low", how: "raised" } : { level: a, confidence: "medium", how: "blend" };
  }
  const blended = Math.round((a + b) / 2);
  const lowered = Math.max(0, Math.min(a, blended)) as Level;
  return lowered < a ? { level: lowered, confidence: "low", how: "lowered" } : { level: a, confidence: "medium", how: "blend" };
}
