import type { Criterion } from "../../rubric/schema";
import type { CompiledScenario } from "../compile";
import { expectFromNearest, passageVector, type Nearest } from "../examples/nearest";
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
  const passages = found.map(({ criterion }): readonly number[] => {
    const known = compiled.examples.get(criterion.id);
    const passage = known === undefined ? null : passageVector(bags, known);
    return known === undefined || known.ridge === null || passage === null
      ? NOTHING_SAID
      : estimate(known.ridge, passage, excluded);
  });
  const levels = passages.map((passage) => passage[0] ?? 0);
  const sum = levels.reduce((total, level) => total + level, 0);
  const whole = compiled.whole === null ? null : estimateWhole(compiled.whole, bags, excluded);
  return found.map(({ criterion, rules }, at) => {
    const known = compiled.examples.get(criterion.id);
    if (!known) return { criterion, rules, nearest: { expected: null, nearest: [] }, features: null };
    const nearest = expectFromNearest(bags, known, excluded);
    if (known.examples.length < EXAMPLES_TO_WEIGH) return { criterion, rules, nearest, features: null };
    const passage = passages[at] ?? NOTHING_SAID;
    const others = (sum - (levels[at] ?? 0)) / Math.max(1, levels.length - 1);
    const estimates = { passage, whole: whole?.get(criterion.id) ?? levels[at] ?? 0, others };
    return {
      criterion,
      rules,
      nearest,
      features: featuresOf({ criterion, rules, reading, bags, known, excluded, nearest, estimates, mistaken }),
    };
  });
}
