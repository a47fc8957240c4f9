import type { AttackEvent, Preset } from "../kit/lab";
import type { Params } from "./params";

/** Spot above a floor, spread over four pools with one pool's worth of running spare: the scenario's reasoning answer. */
const DEFENDED: Partial<Params> = {
  baselineShare: 55,
  spareShare: 15,
  zones: 4,
  zoneGpus: 10,
  followsDay: true,
  batchSpotShare: 100,
};

export const PRESETS: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "30% baseline, 70% spot, correct drain",
    why: "The headline in the only reading in which its saving adds up, with everything on spot in one zone.",
    params: {},
  },
  {
    id: "naive",
    title: "All serving on spot",
    why: "The one-line change of the scenario's first attempt: one zone, nobody acts on the notice, batch stays on demand.",
    params: { baselineShare: 0, zoneGpus: 40, drainFirst: false, graceSeconds: 0, batchSpotShare: 0 },
  },
  {
    id: "defended",
    title: "Floor of 22, four pools of six",
    why: "22 GPUs on demand, spot above them only while the load needs it, one pool's worth of spare, and batch on spot.",
    params: DEFENDED,
  },
  {
    id: "literal",
    title: "70% baseline, 30% spot",
    why: "What the words 70/30 baseline-plus-spot suggest: safer, and less than half of the saving.",
    params: { baselineShare: 70, batchSpotShare: 30 },
  },
  {
    id: "spread",
    title: "30% baseline over three zones",
    why: "The headline's shares, spread, in zones that give twelve GPUs each: what one zone takes, the others cannot make up for.",
    params: { zones: 3, zoneGpus: 12 },
  },
  {
    id: "no-serving-spot",
    title: "Follow the day, batch on spot",
    why: "No user request on spot at all: a floor of 12, everything above it on demand and only while it is needed.",
    params: { baselineShare: 30, zones: 0, followsDay: true, batchSpotShare: 100 },
  },
  {
    id: "discount-shrinks",
    title: "The defended fleet at $3.20",
    why: "The spot price rises from $1.40 to $3.20: the fleet is as safe as before, and the saving is gone.",
    params: { ...DEFENDED, discount: 20 },
  },
];

export const EVENTS: readonly AttackEvent<Params>[] = [
  {
    id: "reclaim-zone",
    title: "Reclaim a whole zone",
    says: "It is noon on the second day, and the first zone takes back everything it has given you. It gives nothing for five hours.",
    apply: (params) => ({ ...params, reclaimZones: Math.max(1, params.reclaimZones) }),
  },
  {
    id: "sold-out",
    title: "Reclaim a zone, on demand sold out",
    says: "The zone goes at noon, and every request for on-demand GPUs is refused while it is gone.",
    apply: (params) => ({ ...params, reclaimZones: Math.max(1, params.reclaimZones), onDemandGranted: 0 }),
  },
  {
    id: "short-notice",
    title: "Notice of 30 s instead of 120 s",
    says: "Your pools are now at a provider that gives 30 seconds of notice.",
    apply: (params) => ({ ...params, noticeSeconds: Math.min(30, params.noticeSeconds) }),
  },
  {
    id: "demand-spike",
    title: "30% more demand at noon",
    says: "At noon of the second day a customer's launch adds 30% to the load for one hour. Nobody told you.",
    apply: (params) => ({ ...params, spikePercent: Math.max(30, params.spikePercent) }),
  },
];
