import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Confidence } from "./evidence";
import type { Nearest } from "./examples/nearest";
import type { RuleFinding } from "./rules/rules";

export type Fused = {
  level: LevelOrUnknown;
  confidence: Confidence;
  how: "agree" | "blend" | "rules-alone" | "raised" | "settled" | "lowered" | "apart" | "capped" | "joined" | "unclear";
};

/** Distance, in levels, up to which the two channels agree. */
const CLOSE = 0.8;
/** The nearest example must be this similar before the channel may raise a level or take a word for a misunderstanding. */
const SIMILAR = 0.5;
/** The same, where doubtful support is only to be settled. */
const SIMILAR_TO_SETTLE = 0.35;
/** The same, where the rules have seen a part of the step themselves. */
const SIMILAR_WITH_PART = 0.5;
/** Expectations from which a level is raised by one, by what the rules saw of the next step. Explained is never raised. */
const RAISE = { nothing: 1, named: 2.3, half: 2.3, halfAndEnds: 1.8 };
/** Expectation that settles a doubtful support (a given number, an "otherwise" inside the step) as backing. */
const SETTLES_SUPPORT = 2.5;
/** The same from very similar defended examples, whatever the rules saw beside the step. */
const SETTLES_ALONE = 2.55;
const SIMILAR_TO_SETTLE_ALONE = 0.48;
/** Expectation from which two ideas that stand together, one of them explained, are a step. */
const JOINED = 1.2;
/** Expectation from which one explained idea with a number has two readings. */
const UNCLEAR = 1.9;
/** A step that reads like recitals of the criterion is one. */
const RECITAL = 1.05;
const SIMILAR_TO_RECITAL = 0.55;
/** Expectations below which a level falls by one, and below which neither channel is believed. */
const LOWER_BELOW: Readonly<Record<Level, number>> = { 0: -1, 1: 0.4, 2: 0.8, 3: 1.5 };
const APART_BELOW: Readonly<Record<Level, number>> = { 0: -1, 1: -1, 2: 0.3, 3: 0.8 };
/** A link without an explicit connective needs the examples more on its side. */
const UNSURE_MARGIN = 0.4;
/** An expectation this far above the rules, from a similar example, is not explained by style. */
const APART_ABOVE = 2;

/**
 * Joins the rule level with the expectation from the nearest examples. The examples lift by one level at most, and never a text that is no
 * prose, denies the idea, turns it round or contradicts itself. They never lift to Defended by themselves: they only settle whether support
 * that the rules found, and doubt, is meant as backing.
 */
export function fuse(rules: RuleFinding, examples: Nearest): Fused {
  const a = rules.level;
  const b = examples.expected;
  if (rules.listOnly || rules.contradicted.length > 0 || rules.reversed.length > 0)
    return { level: a > 1 ? 1 : a, confidence: "medium", how: "capped" };
  if (b === null) return { level: a, confidence: rules.sure && a > 0 ? "medium" : "low", how: "rules-alone" };
  const similarity = examples.nearest[0]?.similarity ?? 0;
  if (a === 2 && settles(rules, b, similarity)) return { level: 3, confidence: "low", how: "settled" };
  const joined = a <= 1 ? fuseJoined(rules, b) : null;
  if (joined) return joined;
  if (b > a) return fuseUpwards(rules, a, b, similarity);
  const similar = a !== 1 || similarity >= SIMILAR;
  if (a >= 2 && b < APART_BELOW[a]) return { level: null, confidence: "low", how: "apart" };
  const below = LOWER_BELOW[a] + (a >= 2 && !rules.sure ? UNSURE_MARGIN : 0);
  const likeRecital = a === 2 && b <= RECITAL && similarity >= SIMILAR_TO_RECITAL;
  if (a > 0 && similar && (b < below || likeRecital))
    return { level: (a - 1) as Level, confidence: "low", how: "lowered" };
  return a - b <= CLOSE
    ? { level: a, confidence: rules.sure || a === 0 ? "high" : "medium", how: "agree" }
    : { level: a, confidence: "medium", how: "blend" };
}

/** Whether the examples settle that something beside the step backs it. */
function settles(rules: RuleFinding, b: number, similarity: number): boolean {
  if (rules.misconceptions.length > 0 || !rules.prose) return false;
  return (
    (rules.almost && b >= SETTLES_SUPPORT && similarity >= SIMILAR_TO_SETTLE) ||
    (b >= SETTLES_ALONE && similarity >= SIMILAR_TO_SETTLE_ALONE && rules.sure)
  );
}

/**
 * Both ideas of a step stand together, and one of them is explained by words in which no relation to the other was recognised: a step, unless
 * the examples speak against it. Only one idea, explained and with a number: two readings, which the probe settles.
 */
function fuseJoined(rules: RuleFinding, b: number): Fused | null {
  if (!isClean(rules) || rules.half === null) return null;
  if (rules.near.length > 0 && b >= JOINED) return { level: 2, confidence: "low", how: "joined" };
  if (rules.near.length === 0 && rules.halfWithNumber && b >= UNCLEAR)
    return { level: null, confidence: "low", how: "unclear" };
  return null;
}

function isClean(rules: RuleFinding): boolean {
  return rules.misconceptions.length === 0 && rules.prose && !rules.listOnly;
}

function fuseUpwards(rules: RuleFinding, a: Level, b: number, similarity: number): Fused {
  const part = a === 1 && rules.half !== null;
  const raiseFrom =
    a === 0 ? RAISE.nothing : !part ? RAISE.named : rules.near.length > 0 ? RAISE.halfAndEnds : RAISE.half;
  const similar = similarity >= (part ? SIMILAR_WITH_PART : SIMILAR);
  const against = rules.unusable.filter(
    (hit) =>
      hit.polarity === "denied" ||
      hit.polarity === "prohibited" ||
      hit.polarity === "rejected" ||
      hit.polarity === "dismissed",
  ).length;
  const clean =
    (part ? against < rules.named.length : rules.unusable.length === 0) &&
    rules.misconceptions.length === 0 &&
    rules.prose &&
    !rules.opposed;
  if (a <= 1 && b >= raiseFrom && similar && clean) {
    if (a === 0 && b - a >= APART_ABOVE) return { level: null, confidence: "low", how: "apart" };
    return { level: (a + 1) as Level, confidence: "low", how: "raised" };
  }
  return b - a <= CLOSE
    ? { level: a, confidence: rules.sure || a === 0 ? "high" : "medium", how: "agree" }
    : { level: a, confidence: similar ? "low" : "medium", how: "blend" };
}
