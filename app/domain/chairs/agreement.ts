import { quadraticKappa } from "../checks/examples";
import { levelName, type LevelOrUnknown } from "../rubric/level";
import { counted } from "../wording/count";

/** Three judgements of one criterion. `human`: the interviewer's; null when none was given, or when it could not be told. */
export type ThreeLevels = {
  criterionId: string;
  title: string;
  human: LevelOrUnknown;
  self: LevelOrUnknown;
  automatic: LevelOrUnknown;
};
export const JUDGES = ["human", "self", "automatic"] as const;
export type JudgeName = (typeof JUDGES)[number];

/** With fewer criteria than this a chance-corrected figure says nothing, and none is given. */
export const FEWEST_FOR_KAPPA = 4;

export type PairAgreement = {
  between: readonly [JudgeName, JudgeName];
  /** Criteria with a level from both. */
  compared: number;
  exact: number;
  /** One level apart. */
  adjacent: number;
  /** Quadratic weighted kappa, and its range when any one criterion is left out; null with too few or without variation. */
  kappa: { value: number; low: number; high: number } | null;
  /** How to read it, in words. */
  sentence: string;
};
export type Difference = { criterionId: string; title: string; spread: number; sentence: string };
export type Agreement = { pairs: PairAgreement[]; differences: Difference[] };

const NAME: Record<JudgeName, string> = { human: "the interviewer", self: "the candidate", automatic: "the grader" };
const COUPLES = [
  ["human", "automatic"],
  ["human", "self"],
  ["self", "automatic"],
] as const satisfies readonly (readonly [JudgeName, JudgeName])[];

/** How far the three judgements of one answer agree, and where they differ most. */
export function agreementOf(criteria: readonly ThreeLevels[]): Agreement {
  return { pairs: COUPLES.map((couple) => between(criteria, couple)), differences: differencesOf(criteria) };
}

function between(criteria: readonly ThreeLevels[], [a, b]: readonly [JudgeName, JudgeName]): PairAgreement {
  const pairs = criteria.flatMap((one): [number, number][] => {
    const [left, right] = [one[a], one[b]];
    return left === null || right === null ? [] : [[left, right]];
  });
  const apart = (distance: number): number =>
    pairs.filter(([left, right]) => Math.abs(left - right) === distance).length;
  const exact = apart(0);
  const kappa = pairs.length < FEWEST_FOR_KAPPA ? null : kappaWithRange(pairs);
  return {
    between: [a, b],
    compared: pairs.length,
    exact,
    adjacent: apart(1),
    kappa,
    sentence: sentenceOf(pairs, exact, kappa),
  };
}

/** One answer has five or six criteria: leaving each out once shows how much a single one decides. */
function kappaWithRange(pairs: readonly [number, number][]): PairAgreement["kappa"] {
  const value = quadraticKappa(pairs);
  if (value === null) return null;
  const without = pairs.flatMap((_, index) => quadraticKappa(pairs.filter((_pair, at) => at !== index)) ?? []);
  return { value, low: Math.min(value, ...without), high: Math.max(value, ...without) };
}

function sentenceOf(pairs: readonly [number, number][], exact: number, kappa: PairAgreement["kappa"]): string {
  const count = pairs.length;
  if (count === 0) return "There is no criterion with a level from both.";
  const same =
    exact === count
      ? `The same level on ${count === 1 ? "the one criterion" : `all ${counted(count, "criterion", "criteria")}`} that both judged.`
      : `The same level on ${String(exact)} of ${String(count)}.`;
  if (count < FEWEST_FOR_KAPPA) return `${same} Too few to say more.`;
  if (kappa === null)
    return `${same} Both gave one and the same level throughout, so chance cannot be told from agreement.`;
  const [value, low, high] = [kappa.value, kappa.low, kappa.high].map((figure) => figure.toFixed(2));
  return `${same} Weighted kappa ${value ?? ""}; leaving out any one criterion moves it between ${low ?? ""} and ${high ?? ""}: on one answer this is a hint, not a measurement.`;
}

/** Criteria on which not all judgements are the same, the widest apart first. */
function differencesOf(criteria: readonly ThreeLevels[]): Difference[] {
  return criteria
    .flatMap((one): Difference[] => {
      const levels = JUDGES.flatMap((judge) => {
        const level = one[judge];
        return level === null ? [] : [{ judge, level }];
      });
      const values = levels.map(({ level }) => level);
      const spread = values.length < 2 ? 0 : Math.max(...values) - Math.min(...values);
      if (spread === 0) return [];
      const sorted = [...levels].sort((x, y) => y.level - x.level);
      const words = sorted.map(({ judge, level }) => `${NAME[judge]} says ${levelName(level)}`);
      return [{ criterionId: one.criterionId, title: one.title, spread, sentence: `${words.join(", ")}.` }];
    })
    .sort((x, y) => y.spread - x.spread);
}
