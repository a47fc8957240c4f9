import type { LabTable } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

const SCHEDULERS = ["static", "dynamic", "continuous"] as const;

export function tables(result: Result, params: Params): readonly LabTable[] {
  return [runTable(result), leverTable(result, params), waitingTable(result), gridTable(result)];
}

function runTable({ runs }: Result): LabTable {
  return {
    id: "schedulers",
    title: "The same requests with each scheduler",
    columns: [
      { key: "scheduler", title: "Scheduler" },
      { key: "missed", title: "Missed", unit: "%", isNumber: true },
      { key: "ttft50", title: "TTFT p50", unit: "s", isNumber: true },
      { key: "ttft95", title: "TTFT p95", unit: "s", isNumber: true },
      { key: "ttft99", title: "TTFT p99", unit: "s", isNumber: true },
      { key: "tpot50", title: "TPOT p50", unit: "ms", isNumber: true },
      { key: "tpot95", title: "TPOT p95", unit: "ms", isNumber: true },
      { key: "gap99", title: "Gap p99", unit: "ms", isNumber: true },
      { key: "tokens", title: "Tokens", unit: "/s", isNumber: true },
      { key: "utilisation", title: "Slots used", unit: "%", isNumber: true },
      { key: "steps", title: "Steps", isNumber: true },
      { key: "seconds", title: "Until the last token", unit: "s", isNumber: true },
      { key: "preemptions", title: "Preemptions", isNumber: true },
      { key: "kv", title: "KV peak", unit: "tokens", isNumber: true },
    ],
    rows: SCHEDULERS.map((name) => {
      const run = runs[name];
      return [
        name,
        100 * run.missedShare,
        run.ttftS.p50,
        run.ttftS.p95,
        run.ttftS.p99,
        run.tpotMs.p50,
        run.tpotMs.p95,
        run.gapP99Ms,
        run.tokensPerSecond,
        100 * run.utilisation,
        run.steps,
        run.seconds,
        run.preemptions,
        run.kvPeak,
      ];
    }),
  };
}

function leverTable({ lever, memory, load }: Result, { slots }: Params): LabTable {
  return {
    id: "levers",
    title: "The levers, each alone (decode only, all requests there at the start)",
    columns: [
      { key: "figure", title: "Figure" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["Requests", load.requests, ""],
      ["Mean prompt", load.promptMean, "tokens"],
      ["Mean output", load.outputMean, "tokens"],
      ["Longest output", load.outputLongest, "tokens"],
      [`Static, ${String(slots)} slots`, lever.staticSteps, "steps"],
      [`Continuous, ${String(slots)} slots`, lever.continuousSteps, "steps"],
      ["Static / continuous", lever.ratio, "x"],
      ["The same for exponential lengths", lever.exponentialBound, "x"],
      ["The same for uniform lengths", lever.uniformBound, "x"],
      ["Batching: one at a time / static", lever.batching, "x"],
      ["Scheduling: static / continuous", lever.scheduling, "x"],
      ["Both", lever.together, "x"],
      ["Sequences that fit, reserved", memory.slotsReserved, ""],
      ["Sequences that fit, on demand", memory.slotsOnDemand, ""],
    ],
  };
}

function waitingTable({ waiting }: Result): LabTable {
  return {
    id: "waiting",
    title: "Requests waiting",
    columns: [
      { key: "at", title: "At", unit: "s", isNumber: true },
      ...SCHEDULERS.map((name) => ({ key: name, title: name, isNumber: true })),
    ],
    rows: waiting.static.map((_, index) => [
      index * waiting.stepS,
      ...SCHEDULERS.map((name) => waiting[name][index] ?? 0),
    ]),
  };
}

function gridTable({ grid }: Result): LabTable {
  return {
    id: "slots",
    title: "Slots, step by step",
    columns: [
      { key: "scheduler", title: "Scheduler" },
      { key: "slot", title: "Slot", isNumber: true },
      { key: "from", title: "From step", isNumber: true },
      { key: "to", title: "To step", isNumber: true },
    ],
    rows: (["static", "continuous"] as const).flatMap((name) =>
      grid[name].map(([slot, from, to]) => [name, slot + 1, from, to]),
    ),
  };
}
