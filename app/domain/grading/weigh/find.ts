import type { Criterion } from "../../rubric/schema";
import type { CompiledScenario } from "../compile";
import { expectFromRanked, passageVector, rankExamples, type Nearest } from "../examples/nearest";
import { estimate } from "../examples/ridge";
import { estimateWhole } from "../examples/whole";
import type { Prepared } from "../prepare";
import { judgeByRules, type RuleFinding } from "../rules/rules";
import { featuresOf, isMistaken } from "./features";

/** What both channels found of a criterion. Features are null where it has too few marked examples to compare with. */
export type Found = { criterion: Criterion; rules: RuleFinding; nearest: Nearest; features: number[] | null };

/** Marked examples of a criterion from which its findings are weighed; with fewer, fixed rules join the two channels. */
const EXAMPLES_TO_WEIGH = 20;
const NOTHING_SAID = [0, 0, 0, 0] as const;

/** Both channels over every criterion. */
export function judgeAll(compiled: CompiledScenario, { reading, bags, excluded }: Prepared): Found[] {
  const found = compiled.rubric.criteria.map((criterion) => ({ criterion, rules: judgeByRules(reading, criterion) }));
  const mistaken = found.filter(({ rules }) => isMistaken(rules)).length;
  const passages = found.map(({ criterion }) => {
    const known = compiled.examples.get(criterion.id);
    return known === undefined ? null : passageVector(bags, known);
  });
  const likened = found.map(({ criterion }, at): readonly number[] => {
    const ridge = compiled.examples.get(criterion.id)?.ridge ?? null;
    const passage = passages[at] ?? null;
    return ridge === null || passage === null ? NOTHING_SAID : estimate(ridge, passage, excluded);
  });
  const levels = likened.map((estimates) => estimates[0] ?? 0);
  const sum = levels.reduce((total, level) => total + level, 0);
  const whole = compiled.whole === null ? null : estimateWhole(compiled.whole, bags, excluded);
  return found.map(({ criterion, rules }, at) => {
    const known = compiled.examples.get(criterion.id);
    if (!known) return { criterion, rules, nearest: { expected: null, nearest: [] }, features: null };
    const passage = passages[at] ?? null;
    const ranked = passage && rankExamples(passage, known, excluded);
    const nearest = expectFromRanked(ranked, known);
    if (known.examples.length < EXAMPLES_TO_WEIGH) return { criterion, rules, nearest, features: null };
    const others = (sum - (levels[at] ?? 0)) / Math.max(1, levels.length - 1);
    const estimates = {
      passage: likened[at] ?? NOTHING_SAID,
      whole: whole?.get(criterion.id) ?? levels[at] ?? 0,
      others,
    };
    return {
      criterion,
      rules,
      nearest,
      features: featuresOf({ criterion, rules, reading, bags, known, ranked, nearest, estimates, mistaken }),
    };
  });
}
