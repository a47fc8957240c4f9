import type { RunContext } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";
import { shareOf, windowsOf } from "./simulation/accounting";
import { RUSHES_A_MONTH, SLOTS, STREAM_S, USD_PER_GPU_HOUR, WINDOW_MIN } from "./simulation/facts";
import { loadOf } from "./simulation/load";
import { budgetOf, reactionOf } from "./simulation/reaction";
import { simulate, type Run } from "./simulation/run";

const MOST_POINTS = 200;
const MOST_DECISIONS = 80;
const MONTH_S = 30 * 24 * 3600;

/** One rush, from a quiet fleet to after it: what the autoscaler does, and what happens to the requests meanwhile. */
export function runLab(params: Params, { trace, progress }: RunContext): Result {
  const run = simulate(params, loadOf(params, trace), progress);
  const { load, fleet } = run;
  const lack = lackOf(run);
  const gpuHours = fleet.gpuHours(load.durationS);
  const quietNeed = Math.ceil(params.quietInFlight / SLOTS);
  return {
    budget: budgetOf(params),
    reaction: reactionOf(params, run),
    schedule: scheduleIn(run),
    requests: { ...requestsOf(run), excess: lack.excess },
    slo: sloOf(params, run),
    queue: queueOf(run),
    shortage: { seconds: lack.seconds, fromS: lack.fromS, untilS: lack.untilS },
    replicas: {
      standing: run.standing,
      added: fleet.all.length - run.standing,
      peakReady: most(run.sight.ready),
      peakNeeded: most(load.offered) / SLOTS,
      end: fleet.asked(),
      decisions: run.decisions.length,
    },
    cost: {
      gpuHours,
      usd: gpuHours * USD_PER_GPU_HOUR,
      standingExtraUsdPerHour: Math.max(0, run.standing - quietNeed) * USD_PER_GPU_HOUR,
    },
    load: { surgeAtS: load.surgeAtS, durationS: load.durationS, copies: load.copies },
    decisions: run.decisions.slice(0, MOST_DECISIONS).map((one) => ({ ...one, atS: one.atS - load.surgeAtS })),
    series: seriesOf(run),
    minutes: minutesOf(run),
  };
}

function requestsOf({ load, ledger, queued }: Run) {
  const missed = ledger.misses.reduce((sum, misses) => sum + misses, 0);
  return {
    arrivals: load.count,
    served: ledger.served,
    late: ledger.late,
    shed: ledger.shed,
    queued,
    missed,
    missedShare: load.count === 0 ? 0 : missed / load.count,
  };
}

function sloOf(params: Params, { load, ledger }: Run): Result["slo"] {
  const windows = windowsOf(ledger);
  const rushMinute = Math.floor(load.surgeAtS / 60);
  const missed = ledger.misses.reduce((sum, misses) => sum + misses, 0);
  const quietRate = params.quietInFlight / STREAM_S;
  const beyondQuiet = Math.max(0, load.count - quietRate * load.durationS);
  const month = quietRate * MONTH_S + RUSHES_A_MONTH * beyondQuiet;
  return {
    worstShare: windows.worstShare,
    worstFromS: windows.worstMinute * 60 - load.surgeAtS,
    firstBrokenS: windows.firstBrokenMinute === null ? null : windows.firstBrokenMinute * 60 - load.surgeAtS,
    rushShare: shareOf(ledger.arrivals, ledger.misses, rushMinute, rushMinute + WINDOW_MIN),
    broken: windows.broken,
    windows: windows.total,
    missMinutes: windows.missMinutes,
    monthShare: Math.min(1, (RUSHES_A_MONTH * missed) / month),
  };
}

function queueOf({ sight, load, ledger }: Run): Result["queue"] {
  const peak = most(sight.waiting);
  const peakAt = sight.waiting.indexOf(peak);
  const clear = sight.waiting.findIndex((waiting, second) => second > peakAt && waiting === 0);
  return {
    peak,
    peakAtS: peakAt - load.surgeAtS,
    longestWaitS: ledger.longestWaitS,
    clearedAtS: peak === 0 || clear < 0 ? null : clear - load.surgeAtS,
  };
}

/** Load against ready replicas, second by second; slots that are free now cannot be used later. */
function lackOf({ load, sight }: Run) {
  const lack = { seconds: 0, excess: 0, fromS: null as number | null, untilS: null as number | null };
  for (let second = load.surgeAtS; second < load.durationS; second += 1) {
    const short = (load.offered[second] ?? 0) - SLOTS * (sight.ready[second] ?? 0);
    if (short <= 0) continue;
    lack.seconds += 1;
    lack.excess += short / STREAM_S;
    lack.fromS ??= second - load.surgeAtS;
    lack.untilS = second + 1 - load.surgeAtS;
  }
  return lack;
}

function scheduleIn({ decisions, fleet, load }: Run): Result["schedule"] {
  const asked = decisions.find(({ by, to, from }) => by === "schedule" && to > from);
  if (asked === undefined) return null;
  const ready = fleet.all.filter(({ askedAt, origin }) => askedAt === asked.atS && origin !== "standing");
  const readyAt = ready.reduce((last, one) => Math.max(last, one.readyAt), asked.atS);
  return { askedS: asked.atS - load.surgeAtS, readyS: readyAt - load.surgeAtS };
}

/** At most two hundred points: the last value of each stretch, the longest queue of it. */
function seriesOf({ load, sight, asked }: Run): Result["series"] {
  const step = Math.max(1, Math.ceil(load.durationS / MOST_POINTS));
  const series: Result["series"] = { atS: [], needed: [], ready: [], asked: [], waiting: [] };
  for (let second = 0; second <= load.durationS; second += step) {
    series.atS.push(second - load.surgeAtS);
    series.needed.push(hundredth((load.offered[second] ?? 0) / SLOTS));
    series.ready.push(sight.ready[second] ?? 0);
    series.asked.push(asked[second] ?? 0);
    series.waiting.push(most(sight.waiting.subarray(second, second + step)));
  }
  return series;
}

function minutesOf({ ledger: { arrivals, misses }, load }: Run): Result["minutes"] {
  const step = Math.max(1, Math.ceil(arrivals.length / MOST_POINTS));
  const minutes: Result["minutes"] = { atS: [], missShare: [] };
  for (let minute = 0; minute < arrivals.length; minute += step) {
    minutes.atS.push(minute * 60 - load.surgeAtS);
    minutes.missShare.push(shareOf(arrivals, misses, minute, minute + step));
  }
  return minutes;
}

function most(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function hundredth(value: number): number {
  return Math.round(100 * value) / 100;
}
