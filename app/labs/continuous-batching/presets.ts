import type { AttackEvent, Preset } from "../kit/lab";
import type { Params } from "./params";

/** Sixteen slots filled batch by batch, no limit on an answer to speak of: the scenario's server. */
const handWritten: Partial<Params> = {
  scheduler: "static",
  lengths: "wide",
  slots: 16,
  outputLimit: 2048,
  ratePerSecond: 1.6,
};

/** Blocks on demand leave room for 40 slots; prompts in small pieces; answers cut where the product ends them. */
const continuous: Partial<Params> = {
  scheduler: "continuous",
  lengths: "wide",
  slots: 40,
  prefillChunk: 256,
  admission: "demand",
  outputLimit: 1500,
  promptLimit: 8192,
  ratePerSecond: 1.6,
};

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "Code completions, 16 slots",
    why: "Short answers with a long tail: the load on which the schedulers are five times apart in decode steps.",
    params: { lengths: "code", slots: 16, ratePerSecond: 8, requests: 9000 },
  },
  {
    id: "naive",
    title: "The hand-written server",
    why: "Sixteen padded sequences that wait for the longest of them: what the scenario's team runs.",
    params: handWritten,
  },
  {
    id: "defended",
    title: "Continuous, with room and limits",
    why: "Slots that are refilled at every step, a chunked prefill, blocks on demand, and an end to long prompts and answers.",
    params: continuous,
  },
  {
    id: "dynamic",
    title: "A batch that does not wait to be full",
    why: "The usual first repair: it helps the first request of a quiet hour and nobody in a busy one.",
    params: { ...handWritten, scheduler: "dynamic" },
  },
  {
    id: "chat",
    title: "Chat: the headline stops being true",
    why: "Longer answers with a short tail leave fewer gaps to fill: the schedulers are not five times apart.",
    params: { lengths: "chat", slots: 16, promptMean: 1155, ratePerSecond: 1.2 },
  },
  {
    id: "long-prompts",
    title: "Code with its real prompts",
    why: "2,048 tokens in and 28 out: most of the time is prefill, which no slot scheduler gives back.",
    params: { lengths: "code", slots: 16, promptMean: 2048, ratePerSecond: 0, requests: 4000 },
  },
  {
    id: "reserved",
    title: "Continuous with reservations",
    why: "The slots are free and nothing may enter: memory is reserved for answers that nobody gives.",
    params: { ...continuous, admission: "reserve", outputLimit: 4096 },
  },
];

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "spike",
    title: "Three times the arrivals",
    says: "For a fifth of the requests they come three times as fast. Who waits, and for what?",
    apply: (params) => ({ ...params, spikeFactor: 3 }),
  },
  {
    id: "long-prompts",
    title: "Six prompts of 32,000 tokens",
    says: "Somebody pastes a repository, six times. What happens to the streams that are already running?",
    apply: (params) => ({ ...params, longPrompts: 6 }),
  },
  {
    id: "straggler",
    title: "One answer that does not end",
    says: "One request repeats itself until something stops it. Who else notices?",
    apply: (params) => ({ ...params, stragglerTokens: 16_000 }),
  },
  {
    id: "half-kv",
    title: "Half the KV memory",
    says: "A second model moves onto the card and takes half of the KV memory. What do your slots do now?",
    apply: (params) => ({ ...params, kvTokens: Math.max(512, Math.round(params.kvTokens / 2)) }),
  },
];
