import type { AttackEvent, DesignField, Preset } from "../kit/lab";
import type { Params } from "./params";

/**
 * 2.5 times the quiet load ready, 24 by schedule, 8 GPUs lent to batch work, a bounded queue, a slow way down. Twice the load, the
 * scenario's own figure, holds the window that begins with the rush but not every one that begins before it.
 */
const DEFENDED: Partial<Params> = {
  signal: "demand",
  target: 18,
  minReplicas: 18,
  scheduledReplicas: 24,
  leadMin: 10,
  lentGpus: 8,
  maxWaitS: 0.8,
  holdMin: 15,
};

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "90 seconds before a pod exists",
    why: "The headline's sum, 60 s of metric age, a 15 s sync and a 15 s scale-up window, with node and weights on top of it.",
    params: { signal: "inflight", target: 40, metricLagS: 60, syncS: 15, upWindowS: 15 },
  },
  {
    id: "naive",
    title: "HPA at 70% CPU",
    why: "What the ticket got: copied from the web tier, it watches a processor that has nothing to do.",
    params: { signal: "cpu", target: 70 },
  },
  {
    id: "reactive",
    title: "A good signal, nothing standing",
    why: "Requests in flight as the signal and every link as in the scenario: 375 s on paper.",
    params: { signal: "demand", target: 40, maxWaitS: 0.8, isAnnounced: false },
  },
  {
    id: "hidden-load",
    title: "Shedding that hides the load",
    why: "The gateway refuses the surplus and the scaler sees only what was let in: it never learns of the rush.",
    params: { signal: "inflight", target: 40, maxWaitS: 0.8 },
  },
  {
    id: "unbounded-queue",
    title: "Headroom, but an unbounded queue",
    why: "Headroom for most of the rush, and a queue that makes everybody late for the rest of it.",
    params: { ...DEFENDED, scheduledReplicas: 0, lentGpus: 0, maxWaitS: 0, isAnnounced: false },
  },
  {
    id: "quick-down",
    title: "A schedule, and five minutes of hold",
    why: "The rush in the calendar is covered; then the fleet shrinks as soon as the HPA's default lets it.",
    params: { signal: "demand", target: 36, scheduledReplicas: 24, maxWaitS: 0.8, holdMin: 5 },
  },
  {
    id: "defended",
    title: "Schedule, headroom, lent GPUs",
    why: "Lead time for the rush in the calendar, standing capacity for the one that is not, a bounded queue meanwhile.",
    params: DEFENDED,
  },
  {
    id: "everything-at-hand",
    title: "No node, no pull, weights in 6 s",
    why: "The headline stops being true only when the whole chain shrinks to less than about 42 s: scraping included.",
    params: {
      signal: "demand",
      target: 36,
      metricLagS: 5,
      syncS: 5,
      nodeS: 0,
      weightsGb: 60,
      weightsGbS: 10,
      engineS: 5,
      maxWaitS: 0.8,
      isAnnounced: false,
    },
  },
];

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "launch",
    title: "Triple the load, unannounced",
    says: "Marketing has launched, at 14:37 and without a word: three times the load within two minutes.",
    apply: (params) => ({ ...params, isAnnounced: false, surgeFactor: Math.max(3, params.surgeFactor) }),
  },
  {
    id: "slow-pull",
    title: "Slow image pull",
    says: "The image has grown by 20 GB and is no longer baked into the node; the registry gives each node 0.1 GB/s.",
    apply: (params) => ({ ...params, imageGb: 20, pullGbS: 0.1 }),
  },
  {
    id: "stale-metrics",
    title: "Metrics three minutes old",
    says: "The metrics pipeline lags: what your scaler reads is three minutes old. Nothing is missing, so no alert fires.",
    apply: (params) => ({ ...params, metricLagS: 180 }),
  },
  {
    id: "no-stock",
    title: "Node pool out of capacity",
    says: "The region has no GPU node to give; the next ones come in 40 minutes.",
    apply: (params) => ({ ...params, poolNodes: 0 }),
  },
  {
    id: "second-wave",
    title: "A second wave ten minutes later",
    says: "It ebbed at twenty past. At half past nine they are back, for ten minutes.",
    apply: (params) => ({ ...params, secondWaveMin: 10 }),
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "minReplicas",
    label: "Standing replicas",
    find: {
      unit: "count",
      near: ["minreplica", "standing", "headroom", "always", "floor", "ready replica"],
      never: ["gpu-hour"],
    },
    fromBase: (value) => value,
  },
  {
    param: "scheduledReplicas",
    label: "Replicas by schedule",
    find: { unit: "count", near: ["cron", "schedul", "09:00", "08:50", "calendar"], never: ["lent", "batch"] },
    fromBase: (value) => value,
  },
  {
    param: "leadMin",
    label: "Lead of the schedule",
    find: { unit: "seconds", near: ["lead", "ahead", "before nine", "before 09:00", "earlier"] },
    fromBase: (value) => value / 60,
  },
  {
    param: "target",
    label: "Target per replica",
    find: { unit: "count", near: ["target", "in flight", "in-flight", "per replica", "threshold"] },
    fromBase: (value) => value,
  },
  {
    param: "holdMin",
    label: "Hold before scale-down",
    find: { unit: "seconds", near: ["stabili", "scale-down", "scale down", "scaledown", "hold", "cooldown"] },
    fromBase: (value) => value / 60,
  },
];
