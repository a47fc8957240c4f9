import { DIMENSIONS, type Dimension } from "../rubric/dimension";
import { counted } from "../wording/count";
import { durationWords } from "./active-time";
import { calibrationOf, DIMENSION_PLURAL } from "./calibration";
import { countingAttempts, type PastAttempt } from "./history";
import { betaMean, betaVariance, type Beta } from "./mastery/beta";
import { normalTail } from "./readiness/normal";

export const MONTH_DAYS = 30;
const MS_PER_DAY = 86_400_000;
/** A change is named when the belief that it is one is at least this strong: nine in ten. */
const SURE = 0.9;
/** Fewer answers on either side are an anecdote. */
const ENOUGH_ANSWERS = 4;

export type Change = { dimension: Dimension; direction: "better" | "worse"; before: Tally; now: Tally };
type Tally = { reasoned: number; answered: number };
export type ChangeReport = {
  /** In words, the most telling first; at least one. */
  sentences: string[];
  changes: Change[];
  /** Seconds of work in the last 30 days and in the 30 before. */
  seconds: { now: number; before: number };
};

/** What is different in the last 30 days from everything before them; told only where it is more than chance. */
export function changesSince(attempts: readonly PastAttempt[], now: Date): ChangeReport {
  const from = now.getTime() - MONTH_DAYS * MS_PER_DAY;
  const within = (first: number, last: number) =>
    attempts.filter(({ startedAt }) => startedAt.getTime() >= first && startedAt.getTime() < last);
  const recent = within(from, Infinity);
  const month = within(from - MONTH_DAYS * MS_PER_DAY, from);
  const [newer, older] = [countingAttempts(recent), countingAttempts(within(-Infinity, from))];
  const [before, after] = [tallies(older), tallies(newer)];
  const changes = DIMENSIONS.flatMap((dimension) =>
    changeOf(dimension, before.get(dimension) ?? NOTHING, after.get(dimension) ?? NOTHING),
  );
  const seconds = { now: secondsOf(recent), before: secondsOf(month) };
  return { sentences: sentencesFor(newer, older, changes, seconds), changes, seconds };
}

function secondsOf(attempts: readonly PastAttempt[]): number {
  return attempts.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0);
}

const NOTHING: Tally = { reasoned: 0, answered: 0 };

function tallies(attempts: readonly PastAttempt[]): Map<Dimension, Tally> {
  const sums = new Map(DIMENSIONS.map((dimension) => [dimension, { ...NOTHING }]));
  for (const { criteria } of attempts) {
    for (const { dimension, initial } of criteria) {
      const sum = sums.get(dimension);
      if (sum === undefined || initial === null) continue;
      sum.answered += 1;
      if (initial >= 2) sum.reasoned += 1;
    }
  }
  return sums;
}

/** Two uniform-prior Betas, compared through their normal approximation: how sure it is that one lies above the other. */
function changeOf(dimension: Dimension, before: Tally, now: Tally): Change[] {
  if (before.answered < ENOUGH_ANSWERS || now.answered < ENOUGH_ANSWERS) return [];
  const [old, recent] = [belief(before), belief(now)];
  const distance = (betaMean(recent) - betaMean(old)) / Math.sqrt(betaVariance(recent) + betaVariance(old));
  const isBetter = 1 - normalTail(distance) >= SURE;
  const isWorse = normalTail(distance) >= SURE;
  return isBetter || isWorse ? [{ dimension, direction: isBetter ? "better" : "worse", before, now }] : [];
}

function belief({ reasoned, answered }: Tally): Beta {
  return { a: 1 + reasoned, b: 1 + answered - reasoned };
}

function sentencesFor(
  newer: readonly PastAttempt[],
  older: readonly PastAttempt[],
  changes: readonly Change[],
  seconds: ChangeReport["seconds"],
): string[] {
  if (newer.length === 0)
    return [
      older.length === 0
        ? "Nothing is graded yet, so nothing can have changed."
        : "Nothing was graded in the last 30 days, so nothing new can be said.",
    ];
  const graded = `In the last 30 days ${counted(newer.length, "attempt was", "attempts were")} graded, in ${durationWords(seconds.now)} of work`;
  if (older.length === 0) return [`${graded}; there is no earlier month to compare with yet.`];
  return [
    ...changes.map(changeSentence),
    ...firstDefended(newer, older),
    ...calibrationChange(newer, older),
    ...(changes.length === 0
      ? ["No dimension has changed by more than chance can do; that is usual from one month to the next."]
      : []),
    `${graded}${seconds.before === 0 ? "" : ` (${durationWords(seconds.before)} in the 30 days before)`}.`,
  ];
}

function changeSentence({ dimension, direction, before, now }: Change): string {
  const name = DIMENSION_PLURAL[dimension];
  const shares = `${String(now.reasoned)} of ${String(now.answered)} answers gave the reason, against ${String(before.reasoned)} of ${String(before.answered)} before`;
  return direction === "better"
    ? `You reason more about ${name}: ${shares}.`
    : `You reason less about ${name} than you did: ${shares}.`;
}

/** Criteria that were defended, after probes, for the first time. */
function firstDefended(newer: readonly PastAttempt[], older: readonly PastAttempt[]): string[] {
  const before = defendedIn(older);
  let fresh = 0;
  for (const [scenarioId, criteria] of defendedIn(newer))
    for (const criterionId of criteria) if (before.get(scenarioId)?.has(criterionId) !== true) fresh += 1;
  return fresh === 0 ? [] : [`You defended ${counted(fresh, "criterion", "criteria")} for the first time.`];
}

/** Criteria by scenario that were defended in any of the attempts. */
function defendedIn(attempts: readonly PastAttempt[]): Map<string, Set<string>> {
  const byScenario = new Map<string, Set<string>>();
  for (const { scenarioId, criteria } of attempts) {
    const known = byScenario.get(scenarioId) ?? new Set<string>();
    byScenario.set(scenarioId, known);
    for (const { criterionId, final } of criteria) if (final === 3) known.add(criterionId);
  }
  return byScenario;
}

/** Told when the Brier score moved by at least a twentieth, over ten judgements on either side. */
function calibrationChange(newer: readonly PastAttempt[], older: readonly PastAttempt[]): string[] {
  const [now, before] = [brierFrom(newer), brierFrom(older)];
  if (now === null || before === null || Math.abs(now - before) < 0.05) return [];
  return [
    now < before
      ? "You judge your own answers better than you did."
      : "You judge your own answers less well than you did.",
  ];
}

function brierFrom(attempts: readonly PastAttempt[]): number | null {
  const { brier, judged } = calibrationOf(attempts);
  return judged < 10 ? null : brier;
}
