/** A year of study, simulated: new scenarios all year, missed days, three weeks away; the same learner under two schedulers. */
import { randomFrom } from "../../rng";
import { DAILY_CAP, RETENTION } from "../bounds";
import { afterOutcome, isRecalled, MS_PER_DAY, recallAt, type Memory } from "../memory";
import { eased } from "../leech";
import { planQueue } from "../queue";
import { logLossOf, type Prediction } from "../recall-calibration";
import { answer, newItem, trueRecall, type TrueItem } from "./learner";
import { sm2After, sm2Recall, type Sm2 } from "./sm2";

const DAYS = 365;
/** One scenario of six criteria every ninth day. */
const NEW_EVERY_DAYS = 9;
const CRITERIA = 6;
const STUDY_SHARE = 0.85;
const AWAY = { from: 150, to: 171 } as const;
const BEGIN = Date.UTC(2026, 0, 1, 19);

export type SchedulerName = "fsrs" | "sm2";
export type Year = {
  reviews: number;
  recalledShare: number;
  criteria: number;
  /** Reviews on the busiest day. */
  busiestDay: number;
  /** The most that any day of any morning's plan held. */
  busiestPlannedDay: number;
  /** Due and put off to another day, at its worst. */
  worstBacklog: number;
  /** Mean true recall over all criteria met, at the end of the year. */
  knownAtTheEnd: number;
  /**
   * Nats per review, of three forecasts of the same reviews: FSRS's, the one SM-2's intervals imply, and the share that was recalled
   * as a constant guess. Losses over different reviews cannot be compared: whoever asks sooner has the easier forecast.
   */
  logLoss: { fsrs: number; sm2: number; constant: number };
};

type Item = { name: string; truth: TrueItem; memory: Memory | null; sm2: Sm2 | null; random: () => number };
type Forecast = { fsrs: number; sm2: number; recalled: boolean };

/** `pace`: 1 is the typical learner of learner.ts, 5 one who forgets five times as fast. */
export type Scene = { seed: number; scheduler: SchedulerName; cap?: number; pace?: number };

export function simulateYear({ seed, scheduler, cap = DAILY_CAP.usual, pace = 1 }: Scene): Year {
  const chance = randomFrom(seed);
  const items: Item[] = [];
  const forecasts: Forecast[] = [];
  const peak = { busiestDay: 0, busiestPlannedDay: 0, worstBacklog: 0 };
  for (let day = 0; day < DAYS; day += 1) {
    const isStudying = chance() < STUDY_SHARE && (day < AWAY.from || day >= AWAY.to);
    if (!isStudying) continue;
    const at = new Date(BEGIN + day * MS_PER_DAY);
    const due = scheduler === "fsrs" ? dueByFsrs(items, at, cap, peak) : dueBySm2(items, day, cap, peak);
    for (const item of due) review(item, day, at, forecasts);
    peak.busiestDay = Math.max(peak.busiestDay, due.length);
    const wanted = Math.floor(day / NEW_EVERY_DAYS + 1) * CRITERIA;
    while (items.length < wanted) items.push(firstTry({ seed, pace }, items.length, day, at));
  }
  return summarise(items, forecasts, peak);
}

/** Each item has a stream of chance of its own, so that both schedulers meet the same learner. */
function firstTry({ seed, pace }: { seed: number; pace: number }, index: number, day: number, at: Date): Item {
  const random = randomFrom(seed * 1_000_003 + index);
  const item: Item = { name: `c${String(index)}`, truth: newItem(random, pace), memory: null, sm2: null, random };
  review(item, day, at, []);
  return item;
}

function review(item: Item, day: number, at: Date, forecasts: Forecast[]): void {
  const { level, item: truth } = answer(item.truth, day, item.random);
  const fsrs = item.memory === null ? null : recallAt(item.memory, at);
  if (level !== null && fsrs !== null && item.sm2 !== null) {
    forecasts.push({ fsrs, sm2: sm2Recall(item.sm2, day), recalled: isRecalled(level) });
  }
  item.truth = truth;
  const memory = afterOutcome(item.memory, level, at, RETENTION.usual);
  item.memory = level === null ? memory : eased(memory, isRecalled(level));
  if (level !== null) item.sm2 = sm2After(item.sm2, level, day);
}

type Peak = Pick<Year, "busiestDay" | "busiestPlannedDay" | "worstBacklog">;

function dueByFsrs(items: readonly Item[], at: Date, cap: number, peak: Peak): Item[] {
  const cards = items.flatMap((item) =>
    item.memory === null ? [] : [{ ...item.memory, scenarioId: "year", criterionId: item.name, item }],
  );
  const plan = planQueue(cards, { at, cap, done: { count: 0, leeches: 0 } });
  const perDay = new Map<number, number>();
  for (const { day } of plan.later) perDay.set(day, (perDay.get(day) ?? 0) + 1);
  const waiting = plan.later.filter(({ card }) => card.dueAt.getTime() <= at.getTime()).length;
  peak.worstBacklog = Math.max(peak.worstBacklog, waiting);
  peak.busiestPlannedDay = Math.max(peak.busiestPlannedDay, plan.today.length, ...perDay.values());
  return plan.today.map(({ item }) => item);
}

function dueBySm2(items: readonly Item[], day: number, cap: number, peak: Peak): Item[] {
  const due = items
    .filter(({ sm2 }) => sm2 === null || sm2.lastDay + sm2.intervalDays <= day)
    .sort((a, b) => (a.sm2 === null ? 1 : sm2Recall(a.sm2, day)) - (b.sm2 === null ? 1 : sm2Recall(b.sm2, day)));
  peak.worstBacklog = Math.max(peak.worstBacklog, due.length - cap);
  return due.slice(0, cap);
}

function summarise(items: readonly Item[], forecasts: readonly Forecast[], peak: Peak): Year {
  const share = meanOf(forecasts.map(({ recalled }) => (recalled ? 1 : 0)));
  const loss = (of: (forecast: Forecast) => number) =>
    logLossOf(forecasts.map((one): Prediction => ({ predicted: of(one), recalled: one.recalled }))) ?? 0;
  return {
    reviews: forecasts.length,
    recalledShare: share,
    criteria: items.length,
    ...peak,
    knownAtTheEnd: meanOf(items.map(({ truth }) => trueRecall(truth, DAYS))),
    logLoss: {
      fsrs: loss((one) => one.fsrs),
      sm2: loss((one) => one.sm2),
      constant: loss(() => share),
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
