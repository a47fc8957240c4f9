import type { Explanation, TiedSentence } from "../kit/lab";
import { dollars, percent, plain } from "../kit/number-words";
import { criterionOf, outageWords } from "./outcome";
import type { Params } from "./params";
import type { Result } from "./result";

export function explainOf(result: Result, params: Params): Explanation {
  const criterionId = criterionOf(result, params);
  return {
    sentences: [causeOf(result), effectOf(result, params), limitOf(result, params)],
    question: { text: questionOf(criterionId, result, params), criterionId },
  };
}

function causeOf({ outages, preemptions, bill }: Result): TiedSentence {
  const [first] = outages;
  if (first !== undefined) {
    return { text: outageWords(first), path: "outages.0.capacity", shown: plain(first.capacity) };
  }
  if (preemptions.largest > 0) {
    const shown = plain(preemptions.largest);
    return {
      text: `Zones were reclaimed ${plain(preemptions.reclaims)} times, and the largest loss took ${shown} GPUs at once; the rest always covered the load.`,
      path: "preemptions.largest",
      shown,
    };
  }
  const shown = dollars(bill.fallbackDay);
  return {
    text: `No serving GPU was taken back in this run, and on demand beyond the baseline costs ${shown} a day.`,
    path: "bill.fallbackDay",
    shown,
  };
}

function effectOf({ slo, bill }: Result, params: Params): TiedSentence {
  const shown = plain(slo.budgetUsed, 2);
  const lost = `${plain(slo.lostMinutesDay, 2)} minutes of full outage a day against ${plain(slo.budgetMinutesDay, 2)} that ${plain(params.sloSuccess, 3)}% leaves`;
  return {
    text: `That is ${lost}, ${shown} times the error budget, at ${dollars(bill.total)} an hour, a cut of ${percent(bill.cut)}.`,
    path: "slo.budgetUsed",
    shown,
  };
}

function limitOf({ noonWithoutLargestZone: noon, drain, zones }: Result, params: Params): TiedSentence {
  const shown = plain(noon.gpus, 0);
  const path = "noonWithoutLargestZone.gpus";
  const of = `${shown} of ${plain(params.peakGpus)} GPUs`;
  if (zones.length === 0) {
    return {
      text: `All ${of} of the peak are on demand: the model grants every one that is asked for, so a morning on which the region refuses is not in it.`,
      path,
      shown,
    };
  }
  if (noon.share < 1) {
    return {
      text: `Without its fullest zone the fleet has ${of} at the peak, and a replacement is ready ${gapWords(drain.gapSeconds)}; a correct drain saves running streams and adds no capacity.`,
      path,
      shown,
    };
  }
  return {
    text: `The design covers one zone, which leaves ${of} at the peak; two zones in the same hour are beyond it, and the model has no queue, so real requests wait before they fail.`,
    path,
    shown,
  };
}

function gapWords(seconds: number): string {
  return seconds === 0 ? "by the time of the loss" : `${plain(seconds, 0)} s after the loss`;
}

function questionOf(criterionId: string, result: Result, params: Params): string {
  switch (criterionId) {
    case "bill-arithmetic":
      return `The bill falls by ${percent(result.bill.cut)}: which term of it has to change to reach ${plain(params.targetCut)}%, and by how much?`;
    case "where-spot-goes":
      return "Which work would you move to spot next, and who notices when it is taken back?";
    case "drain-on-notice":
      return `The notice leaves ${plain(result.drain.usableSeconds, 0)} s for finishing: in which order do you use them, and which streams do not fit?`;
    case "notice-gap":
      return `A replacement comes ${plain(result.drain.gapSeconds, 0)} s after the loss: what carries the load until then, and what does it cost?`;
    case "rollout-with-proof":
      return "This run kept the SLO: how would you prove on the real fleet, at the peak, that it does, and what makes you stop?";
    default:
      return `When the fullest zone goes at noon, ${plain(result.noonWithoutLargestZone.gpus, 0)} GPUs are left for a load of ${plain(params.peakGpus)}: what would you change first, and what does it cost?`;
  }
}
