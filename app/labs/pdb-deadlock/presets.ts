import type { Preset } from "../kit/lab";
import { NIGHT_ALWAYS_ALLOW, NINETY_PERCENT, PER_WORKLOAD } from "./manifests";
import type { Params } from "./params";

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "04:20, four drains that hang",
    why: "Four budgets allow nothing, and each for another reason; one of them ends by itself.",
    params: {},
  },
  {
    id: "naive",
    title: "90% for every service",
    why: "One rule for all looks generous and rounds up to all replicas, even of nine.",
    params: { yaml: NINETY_PERCENT },
  },
  {
    id: "defended",
    title: "A budget for each workload",
    why: "None on the single replica, one may go elsewhere, ready means caught up, and a refused Deployment is rolled by hand.",
    params: { yaml: PER_WORKLOAD, isReadyCaughtUp: true, roll: true, timeoutMin: 60 },
  },
  {
    id: "ready-too-early",
    title: "maxUnavailable 1, ready at an open port",
    why: "The budget can be met and the store still loses its majority: members stand on neighbouring nodes and count as healthy after 20 s.",
    params: { yaml: PER_WORKLOAD, spread: "neighbours" },
  },
  {
    id: "managed",
    title: "A managed upgrade with force",
    why: "After 15 minutes the pods are deleted: the drain ends, and the budgets have protected nothing.",
    params: { timeoutMin: 15, afterTimeout: "delete" },
  },
  {
    id: "noon",
    title: "The same budgets at noon",
    why: "With ten replicas the tracking API's budget lets eight go at once; the other three are as stuck as at night.",
    params: { hpaShare: 100, loadRisesMin: 0 },
  },
  {
    id: "always-allow",
    title: "AlwaysAllow on the exporter",
    why: "One field frees the node of the crash-looping pods and leaves ready pods guarded.",
    params: { yaml: NIGHT_ALWAYS_ALLOW },
  },
];
