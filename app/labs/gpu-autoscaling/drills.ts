import type { Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "worst-window",
    ask: "What share of the requests misses 1.5 s in the worst ten minutes?",
    kind: "number",
    unit: "%",
    min: 0,
    max: 100,
    step: 1,
    actual: ({ slo }) => 100 * slo.worstShare,
    tolerance: (actual) => Math.max(4, actual / 5),
  },
  {
    id: "first-replica",
    ask: "How many seconds after a wave begins does the first replica serve that it called for?",
    kind: "number",
    unit: "s",
    min: 0,
    max: 3000,
    step: 5,
    actual: ({ reaction }) => reaction?.readyS ?? null,
    tolerance: (actual) => Math.max(20, actual / 10),
  },
  {
    id: "longest-link",
    ask: "Which link between the rush and the first new replica is the longest?",
    kind: "choice",
    options: [
      { id: "seeing", label: "Seeing it: threshold, metric age, sync, window" },
      { id: "node", label: "The GPU: a new node, or one taken back" },
      { id: "pull", label: "The image pull" },
      { id: "load", label: "Weights and engine start" },
      { id: "never", label: "There is no new replica" },
    ],
    actual: ({ reaction }) => (reaction === null ? "never" : longestLink(reaction.terms)),
  },
];

const LINKS: Record<string, string> = { node: "node", pull: "pull", weights: "load", engine: "load" };

function longestLink(terms: NonNullable<Result["reaction"]>["terms"]): string {
  const sums = new Map<string, number>();
  for (const { id, seconds } of terms) {
    const link = LINKS[id] ?? "seeing";
    sums.set(link, (sums.get(link) ?? 0) + seconds);
  }
  return [...sums].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

export const drills: readonly Drill[] = [
  {
    id: "cpu-at-nine",
    criterionId: "signal-that-moves",
    preset: "naive",
    events: [],
    prediction: "longest-link",
    situation:
      "Eight replicas scale on 70% CPU. At nine the load triples within two minutes, a node takes 240 s and a model 90 s.",
    because:
      "The model runs on the GPU, so CPU stays near 20% however many requests wait. 20 of 70 would even be a reason to shrink; only minReplicas keeps the eight.",
  },
  {
    id: "refused-unseen",
    criterionId: "signal-that-moves",
    preset: "hidden-load",
    events: [],
    prediction: "first-replica",
    situation:
      "The signal is running plus waiting requests, target 40. The gateway refuses whatever would wait longer than 0.8 s. The load triples.",
    because:
      "Shedding caps what is in flight at the 40 that the slots hold plus a short queue, which is inside the tolerance of 0.1. Refused requests have to be part of the signal, or the scaler never learns of them.",
  },
  {
    id: "chain-on-paper",
    criterionId: "reaction-budget",
    preset: "headline",
    events: [],
    prediction: "first-replica",
    situation:
      "Metrics are 60 s old, the HPA syncs every 15 s and wants a higher count for 15 s before it acts. A node takes 240 s, weights 60 s, the engine 30 s. The load triples over 120 s.",
    because:
      "The links add up. 90 s pass before a pod exists, 330 s after that, and before all of it the load has to pass the threshold, which a ramp takes its own time for.",
  },
  {
    id: "fat-image",
    criterionId: "reaction-budget",
    preset: "reactive",
    events: ["slow-pull"],
    prediction: "longest-link",
    situation:
      "A new node takes 240 s, weights 60 s, the engine 30 s, metrics are 30 s old. Somebody adds 20 GB to the image; a node pulls 0.1 GB/s.",
    because:
      "20 GB at 0.1 GB/s are 200 s: the second longest link, not the longest. The node stays in front, and both come off the path with a GPU that is there and an image that is on it.",
  },
  {
    id: "launch-on-headroom",
    criterionId: "headroom-for-surprise",
    preset: "defended",
    events: ["launch"],
    prediction: "worst-window",
    situation:
      "Eighteen replicas stand where eight would do, eight more GPUs are lent to batch work, and the gateway refuses what would wait too long. At 14:37 the load triples, unannounced; the schedule of 09:00 does not help.",
    because:
      "Two and a half times the load is carried by what stands. The rest comes on lent GPUs within about three minutes, 10 s of eviction in place of 240 s of node, so the shortage is short enough for what a p95 forgives.",
  },
  {
    id: "launch-on-nothing",
    criterionId: "headroom-for-surprise",
    preset: "reactive",
    events: ["launch"],
    prediction: "worst-window",
    situation:
      "Eight replicas carry the quiet load and none stands beyond it. The signal is good, the queue is bounded. The load triples within two minutes, unannounced, and the chain is 375 s on paper.",
    because:
      "Until the chain has run, two of three requests exceed what is ready. No threshold repairs that, since the help arrives after more of the window is lost than is forgiven.",
  },
  {
    id: "everybody-late",
    criterionId: "overload-before-capacity",
    preset: "unbounded-queue",
    events: [],
    prediction: "worst-window",
    situation:
      "Eighteen replicas stand ready, two and a half times what the quiet load needs. An unannounced launch triples it, new nodes take 375 s on paper, and the gateway queues everything in order of arrival.",
    because:
      "At most one request in six is too many, but each one waits in front of those behind it, so nearly all are late, and they stay late until the backlog has drained, well after the new replicas serve.",
  },
  {
    id: "back-at-half-past",
    criterionId: "slow-scale-down",
    preset: "quick-down",
    events: ["second-wave"],
    prediction: "worst-window",
    situation:
      "A schedule covers the rush from 09:00 to 09:20; nothing stands beyond the quiet load. Scale-down waits 5 minutes, the HPA's default. At 09:30 a second wave comes, as high as the first, and in no calendar.",
    because:
      "At 09:30 the replicas have just gone, and the whole chain is due again. Held for 15 minutes they would have met the second wave, for about $12.50 of GPU time in all.",
  },
  {
    id: "monthly-green",
    criterionId: "prove-per-window",
    preset: "reactive",
    events: ["stale-metrics"],
    prediction: "worst-window",
    situation:
      "The monthly report says that fewer than 2% of the requests are late. Nothing stands beyond the quiet load, and the metrics pipeline has silently fallen to three minutes of age. The load triples.",
    because:
      "26 rushes are a small part of a month's requests, so the month forgives what no window does. An alert on the age of the scaler's own input would have fired; latency says it only when it is too late.",
  },
];
