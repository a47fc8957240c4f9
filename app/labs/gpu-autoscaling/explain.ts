import type { Explanation, LabTable, TiedSentence } from "../kit/lab";
import { counted, dollars, duration, percent, plain } from "../kit/number-words";
import { causeOf, CRITERION, waveWord, type CauseId } from "./outcome";
import type { Params } from "./params";
import type { Result } from "./result";

export function explain(result: Result, params: Params): Explanation {
  const cause = causeOf(result, params);
  return {
    sentences: [causeSentence(result, params), effectSentence(result), limitSentence(result, cause)],
    question: cause === null ? PROOF : { text: QUESTIONS[cause], criterionId: CRITERION[cause] },
  };
}

function causeSentence(result: Result, params: Params): TiedSentence {
  const { reaction, schedule, replicas } = result;
  if (schedule !== null) {
    const shown = duration(Math.abs(schedule.readyS));
    const when = schedule.readyS <= 0 ? "before" : "into";
    return tied(
      `The schedule asks for replicas ${duration(Math.abs(schedule.askedS))} before the rush, and the last of them serves ${shown} ${when} it.`,
      "schedule.readyS",
      shown,
    );
  }
  if (reaction === null) {
    const shown = counted(replicas.added, "replica");
    return tied(
      `The signal adds ${shown} because of the rush: what it reads does not rise past the target.`,
      "replicas.added",
      shown,
    );
  }
  const longest = reaction.terms.reduce((a, b) => (b.seconds > a.seconds ? b : a));
  const shown = duration(reaction.readyS);
  const tail = params.lentGpus > 0 && reaction.origin === "lent" ? " on a GPU taken back from batch work" : "";
  return tied(
    `The first replica that the ${waveWord(reaction)} calls for ${reaction.isReadyInRun ? "serves" : "would serve"} ${shown} after it began${tail}; the longest link is "${longest.label.toLowerCase()}" with ${duration(longest.seconds)}.`,
    "reaction.readyS",
    shown,
  );
}

function effectSentence({ slo, requests }: Result): TiedSentence {
  const shown = percent(slo.worstShare);
  const parts = `${counted(requests.late, "request")} late, ${plain(requests.shed, 0)} refused`;
  return tied(
    `In the worst ten minutes ${shown} of the requests miss 1.5 s, where a p95 forgives 5%: ${parts} in the whole run.`,
    "slo.worstShare",
    shown,
  );
}

function limitSentence({ budget, cost, slo, requests }: Result, cause: CauseId | null): TiedSentence {
  if (cause === null || cause === "idle-peak" || cause === "surprise") {
    const shown = dollars(cost.standingExtraUsdPerHour);
    return tied(
      `What stands beyond the quiet load costs ${shown} an hour around the clock; the model gives lent GPUs back to batch work without counting what that work loses.`,
      "cost.standingExtraUsdPerHour",
      shown,
    );
  }
  if (cause === "backlog") {
    const shown = plain(requests.excess, 0);
    return tied(
      `Only ${shown} requests came beyond what was ready, so the rest of the misses is the queue's; the model's users wait for ever, where real ones leave and retry.`,
      "requests.excess",
      shown,
    );
  }
  if (cause === "second-wave" || cause === "blind" || cause === "hidden") {
    const shown = percent(slo.monthShare, 2);
    return tied(
      `Over a month with 26 such rushes ${shown} of the requests miss, so a monthly p95 stays green; the model has no other trouble in it.`,
      "slo.monthShare",
      shown,
    );
  }
  const shown = `${plain(budget.timesOver)} times`;
  return tied(
    `On paper the chain is ${duration(budget.chainS)}, ${shown} what a window forgives; the model lets every replica pull and load at full rate however many do at once.`,
    "budget.timesOver",
    shown,
  );
}

function tied(text: string, path: string, shown: string): TiedSentence {
  return { text, path, shown };
}

const PROOF = {
  text: "Which single number would you replay and alert on to know that this still holds next month, and why per window?",
  criterionId: "prove-per-window",
};

const QUESTIONS: Record<CauseId, string> = {
  blind: "Which number would have risen with the first request too many, and why does this one not?",
  hidden: "How does the scaler learn of requests that were refused, and what would you add to the signal?",
  "idle-peak": "Which of the standing replicas would you give back first, and what has to be true for that?",
  "second-wave": "What does holding the replicas for another ten minutes cost, and what did letting them go cost?",
  backlog: "Whom does the queue help here, and what would you do with a request that cannot be answered in time?",
  surprise: "What must already be running when nobody has announced the rush, and what does it earn meanwhile?",
  chain: "Which link would you shorten first, by how much, and would the window hold then?",
};

export function tables(result: Result): LabTable[] {
  return [reactionTable(result), decisionTable(result), minuteTable(result), budgetTable(result)];
}

function reactionTable({ reaction, budget }: Result): LabTable {
  const measured = new Map(reaction?.terms.map((term) => [term.id, term.seconds]));
  const rows: [string, number | null, number | null][] = [
    ["Load passes the threshold", measured.get("threshold") ?? null, null],
    ["Metric age", measured.get("metric") ?? null, budget.metricAgeS],
    ["Wait for a sync", measured.get("sync") ?? null, budget.syncS],
    ["Scale-up window", measured.get("window") ?? null, budget.windowS],
    [reaction?.terms.find(({ id }) => id === "node")?.label ?? "Node", measured.get("node") ?? null, budget.nodeS],
    ["Image pull", measured.get("pull") ?? null, budget.pullS],
    ["Weights", measured.get("weights") ?? null, budget.weightsS],
    ["Engine start", measured.get("engine") ?? null, budget.engineS],
    ["First new replica serves", reaction?.readyS ?? null, budget.chainS],
  ];
  return {
    id: "reaction",
    title: "From the rush to the first new replica",
    columns: [
      { key: "link", title: "Link" },
      { key: "measured", title: "In this run", unit: "s", isNumber: true },
      { key: "paper", title: "On paper, at worst", unit: "s", isNumber: true },
    ],
    rows,
  };
}

function decisionTable({ decisions }: Result): LabTable {
  return {
    id: "decisions",
    title: "What the autoscaler asked for",
    columns: [
      { key: "at", title: "After the rush began", unit: "s", isNumber: true },
      { key: "from", title: "From", unit: "replicas", isNumber: true },
      { key: "to", title: "To", unit: "replicas", isNumber: true },
      { key: "by", title: "Because of" },
    ],
    rows: decisions.map(({ atS, from, to, by }) => [atS, from, to, by]),
  };
}

function minuteTable({ minutes }: Result): LabTable {
  return {
    id: "minutes",
    title: "Requests that miss, minute by minute",
    columns: [
      { key: "at", title: "After the rush began", unit: "s", isNumber: true },
      { key: "share", title: "Late or refused", unit: "share", isNumber: true },
    ],
    rows: minutes.atS.map((atS, index) => [atS, minutes.missShare[index] ?? 0]),
  };
}

function budgetTable({ requests, slo, queue, cost, shortage }: Result): LabTable {
  return {
    id: "sums",
    title: "What it came to",
    columns: [
      { key: "what", title: "What" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["Arrived", requests.arrivals, "requests"],
      ["Served", requests.served, "requests"],
      ["of these late", requests.late, "requests"],
      ["Refused", requests.shed, "requests"],
      ["Waiting at the end", requests.queued, "requests"],
      ["Beyond what was ready", requests.excess, "requests"],
      ["Windows broken", slo.broken, `of ${String(slo.windows)}`],
      ["Minutes with more than 5% missed", slo.missMinutes, "min"],
      ["Missed in a month of 26 such rushes", slo.monthShare, "share"],
      ["Longest queue", queue.peak, "requests"],
      ["Longest wait", queue.longestWaitS, "s"],
      ["More load than replicas", shortage.seconds, "s"],
      ["GPU time", cost.gpuHours, "GPU-hours"],
      ["Cost of the run", cost.usd, "USD"],
      ["Standing beyond the quiet load", cost.standingExtraUsdPerHour, "USD an hour"],
    ],
  };
}
