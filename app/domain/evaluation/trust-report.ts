/**
 * What the page "How far to trust a grade" shows: written by `eval:grader -- --report`, kept in app/content/trust.json, never typed.
 * Shares and kappas are rounded to three decimals; null where there was too little to measure.
 */
import { z } from "zod";
import { SLUG } from "../ids";
import type { Target } from "./attacks";
import type { AttackFigure, Evaluation } from "./evaluation";
import { ANSWER_KINDS, type Agreement, type Interval } from "./figures";
import type { InvarianceFigure } from "./invariance";
import type { ParaphraseFigures } from "./paraphrase";

const Count = z.int().nonnegative();
const Share = z.number().min(0).max(1);
const Kappa = z.number().min(-1).max(1);
const IntervalSchema = z.strictObject({
  value: Kappa.nullable(),
  /** 95%, over whole answers */
  low: Kappa.nullable(),
  high: Kappa.nullable(),
});
const AgreementSchema = z.strictObject({
  judgements: Count,
  coverage: Share,
  kappaAll: IntervalSchema,
  kappa: IntervalSchema,
  exact: IntervalSchema,
  adjacent: IntervalSchema,
  middle: IntervalSchema,
});
const Slug = z.string().regex(SLUG);

export const SPLITS = ["dev", "blind"] as const;
const SplitSchema = z.strictObject({
  split: z.enum(SPLITS),
  answers: Count,
  labellers: z.strictObject({ kappa: Kappa.nullable(), exact: Share }).nullable(),
  all: AgreementSchema,
  scenarios: z.array(z.strictObject({ id: Slug, title: z.string(), answers: Count, agreement: AgreementSchema })),
  kinds: z.array(z.strictObject({ kind: z.enum(ANSWER_KINDS), answers: Count, agreement: AgreementSchema })),
  baselines: z.array(z.strictObject({ name: z.string(), kappa: Kappa.nullable(), exact: Share })),
  /** Rows: label 0..3; columns: graded 0..3, can't tell. */
  confusion: z.array(z.array(Count).length(5)).length(4),
  ranking: z.strictObject({ pairs: Count, right: Share }),
  invariance: z.array(z.strictObject({ id: Slug, title: z.string(), texts: Count, criteria: Count, changed: Count })),
});

export const TrustReportSchema = z.strictObject({
  format: z.literal(1),
  /** The day of the measurement. */
  date: z.iso.date(),
  graderVersion: z.string(),
  splits: z.array(SplitSchema).min(1),
  attacks: z.array(
    z.strictObject({
      id: Slug,
      title: z.string(),
      resists: z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("at-most"),
          level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
        }),
        z.strictObject({ kind: z.literal("no-higher") }),
        z.strictObject({ kind: z.literal("cannot-tell") }),
      ]),
      attempts: Count,
      resisted: Count,
    }),
  ),
  /** Strong answers against the same in other words; null when none were graded. */
  paraphrase: z
    .strictObject({ pairs: Count, within: Share, meanGap: z.number().nonnegative() })
    .nullable()
    .default(null),
});
export type TrustReport = z.infer<typeof TrustReportSchema>;
export type TrustSplit = TrustReport["splits"][number];
export type TrustAgreement = z.infer<typeof AgreementSchema>;
export type TrustInterval = z.infer<typeof IntervalSchema>;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const orNull = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : rounded(value));
const interval = ({ value, low, high }: Interval): TrustInterval => ({
  value: orNull(value),
  low: orNull(low),
  high: orNull(high),
});

function agreed({ judgements, coverage, kappaAll, kappa, exact, adjacent, middle }: Agreement): TrustAgreement {
  return {
    judgements,
    coverage: rounded(coverage),
    kappaAll: interval(kappaAll),
    kappa: interval(kappa),
    exact: interval(exact),
    adjacent: interval(adjacent),
    middle: interval(middle),
  };
}

export type Measured = {
  split: TrustSplit["split"];
  evaluation: Evaluation;
  invariance: readonly InvarianceFigure[];
};

/** The report of measured splits; titles come from the targets, which are all scenarios of the library. */
export function trustReport(
  measured: readonly Measured[],
  attacks: readonly AttackFigure[],
  {
    date,
    graderVersion,
    targets,
    paraphrase,
  }: { date: string; graderVersion: string; targets: readonly Target[]; paraphrase: ParaphraseFigures | null },
): TrustReport {
  const titles = new Map(targets.map(({ scenario }) => [scenario.id, scenario.title]));
  const splits = measured.map(({ split, evaluation, invariance }): TrustSplit => {
    const { answers, labellers, all, scenarios, kinds, baselines, confusion, ranking } = evaluation;
    return {
      split,
      answers,
      labellers: labellers && { kappa: orNull(labellers.kappa), exact: rounded(labellers.exact) },
      all: agreed(all),
      scenarios: scenarios.map((one) => ({
        id: one.id,
        title: titles.get(one.id) ?? one.id,
        answers: one.answers,
        agreement: agreed(one.agreement),
      })),
      kinds: kinds.map((one) => ({ kind: one.kind, answers: one.answers, agreement: agreed(one.agreement) })),
      baselines: baselines.map(({ name, kappa, exact }) => ({ name, kappa: orNull(kappa), exact: rounded(exact) })),
      confusion,
      ranking: { pairs: ranking.pairs, right: rounded(ranking.right) },
      invariance: [...invariance],
    };
  });
  const other = paraphrase && {
    ...paraphrase,
    within: rounded(paraphrase.within),
    meanGap: rounded(paraphrase.meanGap),
  };
  return { format: 1, date, graderVersion, splits, attacks: [...attacks], paraphrase: other };
}
