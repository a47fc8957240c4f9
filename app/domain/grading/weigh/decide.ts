import type { Level } from "../../rubric/level";
import type { Confidence } from "../evidence";
import type { Fused } from "../fuse";
import type { RuleFinding } from "../rules/rules";

/** Below this chance of the best level nobody could say which it is: the probe settles it. */
const TELL_FROM = 0.52;
/** What a miss by n levels costs beside a miss at all: FAR x n^2. Far misses are worse, near ones still misses. */
const FAR = 0.15;
/** Chances from which a level is called with high and with medium confidence; npm run eval:grader prints how often each is right. */
const CONFIDENT = { high: 0.7, medium: 0.55 };

/**
 * The level of least expected loss. Whatever the chances say: a list of words, a contradiction, a step turned round and what is mostly denied stay at Named; the
 * level is at most one above the rules, and Defended only where the rules found a step; nothing said is nothing found.
 */
export function decide(rules: RuleFinding, chances: readonly number[], isSaid: boolean): Fused {
  if (!isSaid && rules.level === 0) return { level: 0, confidence: "high", how: "agree" };
  const isCapped =
    rules.listOnly ||
    !rules.prose ||
    rules.contradicted.length > 0 ||
    rules.reversed.length > 0 ||
    isMostlyDenied(rules);
  const highest = isCapped ? Math.min(1, rules.level) : rules.level < 2 ? Math.min(2, rules.level + 1) : 3;
  const best = Math.max(...chances);
  const level = Math.min(highest, leastLoss(chances)) as Level;
  if (isCapped && level >= 1) return { level, confidence: "medium", how: "capped" };
  if (best < TELL_FROM) return { level: null, confidence: "low", how: "apart", chances };
  const confidence = confidenceOf(chances[level] ?? 0);
  const how = level > rules.level ? "raised" : level < rules.level ? "lowered" : "agree";
  return { level, confidence, how, chances };
}

/** More of what was said of the criterion is denied, rejected or doubtful than stands as evidence. */
function isMostlyDenied({ named, unusable }: RuleFinding): boolean {
  const standing = named.filter((hit) => hit.evidence).length;
  return unusable.length > 1 && unusable.length > standing;
}

function leastLoss(chances: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (let level = 0; level < chances.length; level += 1) {
    const loss = chances.reduce(
      (sum, chance, truth) => sum + chance * ((truth === level ? 0 : 1) + FAR * (truth - level) ** 2),
      0,
    );
    if (loss < least) [best, least] = [level, loss];
  }
  return best;
}

function confidenceOf(chance: number): Confidence {
  return chance >= CONFIDENT.high ? "high" : chance >= CONFIDENT.medium ? "medium" : "low";
}
