import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const PREDICTIONS: readonly Prediction<Params, Result>[] = [
  {
    id: "minutes",
    ask: "For how many minutes a day is the load above the capacity?",
    kind: "number",
    unit: "min a day",
    min: 0,
    max: 600,
    step: 1,
    actual: ({ slo }) => slo.unavailableMinutesDay,
    tolerance: (actual) => Math.max(2, 0.3 * actual),
  },
  {
    id: "cut",
    ask: "By how much does the whole bill fall?",
    kind: "number",
    unit: "%",
    min: -20,
    max: 90,
    step: 0.5,
    actual: ({ bill }) => 100 * bill.cut,
    tolerance: () => 2,
  },
  {
    id: "first",
    ask: "What does the load exceed the capacity for first?",
    kind: "choice",
    options: [
      { id: "none", label: "It never does" },
      { id: "reclaim", label: "A whole zone is gone" },
      { id: "single", label: "Single GPUs were taken back" },
      { id: "spike", label: "A spike that nobody expected" },
      { id: "ramp", label: "The morning rises faster than GPUs start" },
    ],
    actual: ({ outages }) => outages[0]?.cause ?? "none",
  },
  {
    id: "slo",
    ask: "What is left of the error budget at this rate?",
    kind: "choice",
    options: [
      { id: "kept", label: "Some: the SLO holds" },
      { id: "over", label: "None: up to ten times as much is used" },
      { id: "gone", label: "None: a month's budget is gone within three days" },
    ],
    actual: ({ slo }) => (slo.budgetUsed <= 1 ? "kept" : slo.budgetUsed <= 10 ? "over" : "gone"),
  },
  {
    id: "longest",
    ask: "How long is the longest stretch with the load above the capacity?",
    kind: "number",
    unit: "min",
    min: 0,
    max: 1440,
    step: 0.5,
    actual: ({ longestOutageMinutes }) => longestOutageMinutes,
    tolerance: (actual) => Math.max(1, 0.25 * actual),
  },
  {
    id: "cut-streams",
    ask: "Which share of the streams that run on a replica does not finish before it goes?",
    kind: "number",
    unit: "%",
    min: 0,
    max: 100,
    step: 1,
    actual: ({ drain }) => 100 * drain.cutShareOfRunning,
    tolerance: () => 7,
  },
];

export const DRILLS: readonly Drill[] = [
  {
    id: "seventy-thirty-literal",
    criterionId: "bill-arithmetic",
    preset: "literal",
    events: [],
    prediction: "cut",
    situation:
      "All 50 GPUs at $4.00, spot at $1.40. A colleague follows the recipe to the letter: 70% stays on demand, 30% goes on spot, in serving and in batch alike.",
    because:
      "Only the GPUs that are on spot get the discount: the cut is the share on spot times the discount. A share of 30% caps it at 30%, even if spot were free.",
  },
  {
    id: "discount-shrinks",
    criterionId: "bill-arithmetic",
    preset: "discount-shrinks",
    events: [],
    prediction: "cut",
    situation:
      "A floor of 22 on demand, spot above it by day and batch on spot cut the bill by 42%. Then spot rises from $1.40 to $3.20.",
    because:
      "What following the day saves does not depend on the discount; what spot and batch save does. At 20% off, the first part is most of what is left.",
  },
  {
    id: "no-user-on-spot",
    criterionId: "where-spot-goes",
    preset: "no-serving-spot",
    events: [],
    prediction: "cut",
    situation:
      "No user request runs on spot. Serving keeps 12 GPUs on demand and buys the rest on demand as the day rises from 30% to 100%; the ten batch GPUs are on spot.",
    because:
      "The area under the day's ramp is 65% of the peak, so the nights are worth about 28% of the bill, and batch 13%: nearly the whole target without one request on spot.",
  },
  {
    id: "zone-at-noon",
    criterionId: "correlated-loss",
    preset: "headline",
    events: ["sold-out"],
    prediction: "slo",
    situation:
      "12 GPUs on demand, 28 on spot in one zone, a correct drain. At noon the zone goes for five hours and on demand is refused.",
    because:
      "The drain ends 28 replicas politely; 12 are left for a load of 40. The loss has one cause, so it comes whole, and only what stands elsewhere counts.",
  },
  {
    id: "three-thin-zones",
    criterionId: "correlated-loss",
    preset: "spread",
    events: ["sold-out"],
    prediction: "first",
    situation:
      "The same 28 spot GPUs over three zones that give twelve each. One zone goes at noon and on demand is refused.",
    because:
      "Spreading makes the loss a third as large. It still has to be covered: the other two zones give at most 24, and with 12 on demand that is 36 for a load of 40.",
  },
  {
    id: "four-minutes",
    criterionId: "notice-gap",
    preset: "defended",
    events: ["demand-spike"],
    prediction: "longest",
    situation:
      "40 GPUs of load, 46 running. At noon 30% more load comes without a word, and a replacement needs four minutes from request to ready.",
    because:
      "Nothing that is asked for at the moment of need is there before one cold start has passed. Only what already runs counts until then.",
  },
  {
    id: "thirty-seconds",
    criterionId: "drain-on-notice",
    preset: "defended",
    events: ["short-notice"],
    prediction: "cut-streams",
    situation:
      "Median stream 20 s, longest 90 s. The notice is 30 s now, of which 15 s pass until the router has stopped sending.",
    because:
      "A stream found running has an exponential rest ahead of it, so of those on the replica more than half need longer than the 15 s that remain.",
  },
  {
    id: "rehearsal",
    criterionId: "rollout-with-proof",
    preset: "defended",
    events: ["reclaim-zone"],
    prediction: "slo",
    situation: "Before the next pool goes live one of the four is taken away on purpose, at noon, as the gate demands.",
    because:
      "22 on demand and three pools of six are 40, what the peak needs; the rehearsal checks that this sum is also true on the machines.",
  },
];

export const DESIGN_FIELDS: readonly DesignField<Params>[] = [
  {
    param: "baselineShare",
    label: "Baseline on demand",
    find: {
      unit: "share",
      near: ["baseline", "on demand", "on-demand", "floor"],
      never: ["cut", "saving", "discount"],
    },
    fromBase: (share) => Math.min(100, Math.max(0, Math.round(100 * share))),
  },
  {
    param: "spareShare",
    label: "Running spare",
    find: { unit: "share", near: ["spare", "headroom", "overprovision", "buffer"] },
    fromBase: (share) => Math.min(100, Math.max(0, Math.round(100 * share))),
  },
  {
    param: "zones",
    label: "Spot zones",
    find: { unit: "count", near: ["zone", "pool", "az"], never: ["gpu", "replica"] },
    fromBase: (count) => Math.min(9, Math.max(0, Math.round(count))),
  },
  {
    param: "graceSeconds",
    label: "Time to finish streams",
    find: { unit: "seconds", near: ["grace", "drain", "shutdown", "finish"], never: ["poll", "notice"] },
    fromBase: (seconds) => Math.min(600, Math.max(0, seconds)),
  },
  {
    param: "discount",
    label: "Spot discount",
    find: { unit: "share", near: ["discount", "cheaper"], never: ["bill", "saving"] },
    fromBase: (share) => Math.min(100, Math.max(0, 100 * share)),
  },
];
