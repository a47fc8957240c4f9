import type { Outcome } from "../kit/lab";
import { dollars, duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Outage, Result } from "./result";

/** Error budgets beyond which a design has failed: 30 days' budget is gone in three days. */
export const FAILED_TIMES = 10;

export function outcomeOf(result: Result, params: Params): Outcome {
  const { budgetUsed } = result.slo;
  const criterionId = criterionOf(result, params);
  const headline = headlineOf(result, params);
  if (budgetUsed > 1) {
    const verdict = budgetUsed > FAILED_TIMES ? "failed" : "degraded";
    return { verdict, firstCause: firstCauseOf(result), headline, criterionId };
  }
  if (missesCut(result, params)) {
    return { verdict: "degraded", firstCause: billCause(result, params), headline, criterionId };
  }
  return { verdict: "survived", firstCause: null, headline, criterionId };
}

/** A ten-thousandth of slack, so that a cut of exactly the target is not missed by rounding. */
export function missesCut(result: Result, { targetCut }: Params): boolean {
  return result.bill.cut < targetCut / 100 - 1e-4;
}

/** The criterion of what costs the most: the bill, the drain, a gap as long as one replacement, or a loss that lasts. */
export function criterionOf({ slo, requests, bill, longestOutageMinutes }: Result, params: Params): string {
  if (slo.budgetUsed <= 1 && bill.cut < params.targetCut / 100 - 1e-4) {
    return params.batchSpotShare < 100 && bill.discountNeeded !== null ? "where-spot-goes" : "bill-arithmetic";
  }
  if (requests.cutShare + requests.deadShare > requests.refusedShare) return "drain-on-notice";
  if (slo.budgetUsed <= 1) return "rollout-with-proof";
  return longestOutageMinutes <= params.coldStartSeconds / 60 + 1 ? "notice-gap" : "correlated-loss";
}

function headlineOf(result: Result, params: Params): string {
  const { slo, bill, requests } = result;
  const cut = `the bill falls by ${percent(bill.cut)}`;
  if (slo.budgetUsed <= 1 && missesCut(result, params)) {
    return `Your bill falls by ${percent(bill.cut)} to ${dollars(bill.total)} an hour, where ${plain(params.targetCut)}% was wanted.`;
  }
  if (slo.unavailableMinutesDay > 0) {
    const budget = slo.budgetUsed <= 1 ? ", within the error budget" : "";
    const minutes =
      slo.unavailableMinutesDay < 9.95 ? plain(slo.unavailableMinutesDay) : plain(slo.unavailableMinutesDay, 0);
    return `Your ${subject(result, params)} drops below the load for ${minutes} ${minutes === "1" ? "minute" : "minutes"} a day${budget}, and ${cut}.`;
  }
  const failed = requests.cutShare + requests.deadShare;
  if (failed > 0)
    return `Your capacity always covers the load; ${percent(failed, 3)} of the streams are cut or sent to a dead replica, and ${cut}.`;
  return `Your capacity covers the load in every minute, and ${cut} to ${dollars(bill.total)} an hour.`;
}

/** With one zone the baseline is all that is left; otherwise the other zones stand beside it. */
function subject({ zones }: Result, { baselineShare }: Params): string {
  const baseline = baselineShare === 0 ? "fleet without a baseline" : `${plain(baselineShare)}% baseline`;
  const { length } = zones;
  return length <= 1 || baselineShare === 0 ? baseline : `${baseline} with what is left of ${length} zones`;
}

function firstCauseOf({ outages, requests }: Result): string {
  const [first] = outages;
  if (first !== undefined && requests.refusedShare >= requests.cutShare + requests.deadShare) return outageWords(first);
  return `Replicas go with requests on them: ${percent(requests.cutShare, 3)} of all streams are cut and ${percent(requests.deadShare, 3)} are sent to a replica that is gone.`;
}

/** "Day 2, 11:58: zone a took back 28 GPUs; 12 were left for a load of 39.8." */
export function outageWords(outage: Outage): string {
  const { zone, lostGpus, load, capacity, minutes } = outage;
  const left = `${plain(capacity)} GPUs were left for a load of ${plain(load)}, for ${duration(minutes * 60)}`;
  const at = clockWords(outage.fromSeconds);
  switch (outage.cause) {
    case "reclaim":
      return zone === null
        ? `${at}: a zone gave nothing; ${left}.`
        : `${at}: ${zone} had taken back ${plain(lostGpus)} GPUs; ${left}.`;
    case "single":
      return `${at}: ${zone ?? "a zone"} had taken back ${plain(lostGpus)} of its GPUs; ${left}.`;
    case "spike":
      return `${at}: the demand rose beyond what was ready; ${left}.`;
    case "ramp":
      return `${at}: the load rose faster than GPUs became ready; ${left}.`;
  }
}

/** 129600 -> "Day 2, 12:00". */
export function clockWords(seconds: number): string {
  const day = Math.floor(seconds / 86_400) + 1;
  return `Day ${day}, ${timeWords(seconds)}`;
}

/** 129600 -> "12:00". */
export function timeWords(seconds: number): string {
  const minute = Math.floor((seconds % 86_400) / 60);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function billCause({ bill }: Result, params: Params): string {
  if (bill.discountNeeded === null) {
    return `From the first hour: what stays on demand costs more than the wanted bill, so no discount brings ${plain(params.targetCut)}%.`;
  }
  return `From the first hour: this mix needs a discount of ${percent(bill.discountNeeded)} for a cut of ${plain(params.targetCut)}%, and has ${plain(params.discount)}%.`;
}
