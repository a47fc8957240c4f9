import { quadraticKappa } from "../checks/examples";
import { attack, FAMILIES, type Family, type Target } from "./attacks";
import {
  agreement,
  ANSWER_KINDS,
  baselineFrom,
  confusion,
  labellers,
  majority,
  pairsOf,
  ranking,
  worst,
  type Agreement,
  type AnswerKind,
  type Judgement,
  type ScoredAnswer,
} from "./figures";

/** How well levels agree with labels, over all answers and over parts of them. */
export type Evaluation = {
  answers: number;
  labellers: ReturnType<typeof labellers>;
  all: Agreement;
  scenarios: { id: string; answers: number; agreement: Agreement }[];
  kinds: { kind: AnswerKind; answers: number; agreement: Agreement }[];
  baselines: { name: string; kappa: number | null; exact: number }[];
  confusion: number[][];
  ranking: ReturnType<typeof ranking>;
  worst: Judgement[];
};

export function evaluate(judgements: readonly Judgement[], scores: readonly ScoredAnswer[]): Evaluation {
  const baseline = (name: string, level: (one: Judgement) => Judgement["level"]) => {
    const pairs = pairsOf(judgements, level);
    return {
      name,
      kappa: quadraticKappa(pairs),
      exact: pairs.filter(([a, b]) => a === b).length / Math.max(1, pairs.length),
    };
  };
  const commonest = majority(judgements);
  return {
    answers: scores.length,
    labellers: labellers(judgements),
    all: agreement(judgements),
    scenarios: [...new Set(judgements.map((one) => one.scenario))].map((id) => ({
      id,
      answers: scores.filter((one) => one.scenario === id).length,
      agreement: agreement(judgements.filter((one) => one.scenario === id)),
    })),
    kinds: ANSWER_KINDS.map((kind) => ({
      kind,
      answers: scores.filter((one) => one.kind === kind).length,
      agreement: agreement(judgements.filter((one) => one.kind === kind)),
    })).filter(({ answers }) => answers > 0),
    baselines: [
      baseline("rules alone", (one) => one.rules),
      baseline("examples alone", (one) => one.examples),
      baseline(
        "concept count",
        baselineFrom(judgements, (one) => one.concepts),
      ),
      baseline(
        "answer length",
        baselineFrom(judgements, (one) => one.words),
      ),
      baseline("commonest label", () => commonest),
    ],
    confusion: confusion(judgements),
    ranking: ranking(scores),
    worst: worst(judgements),
  };
}

/** Attempts count once per criterion: `attempts` of them, of which `resisted` earned nothing that was not there. */
export type AttackFigure = {
  id: string;
  title: string;
  resists: Family["resists"];
  attempts: number;
  resisted: number;
};

export function attackFigures(targets: readonly Target[], seed: number): AttackFigure[] {
  return FAMILIES.map((family) => {
    const outcomes = targets.flatMap((target) => attack(target, family, seed));
    const resisted = outcomes.filter(({ isResisted }) => isResisted).length;
    return { id: family.id, title: family.title, resists: family.resists, attempts: outcomes.length, resisted };
  });
}
