import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain } from "./explain";
import { functions } from "./functions";
import { simulate } from "./model";
import { outcome } from "./outcome";
import { ParamsSchema, type Params } from "./params";
import { designFields, drills, predictions } from "./practice";
import { events, presets } from "./presets";
import { ResultSchema, type Result } from "./result";
import { tables } from "./tables";

/** Batches and steps of the three schedulers, for each request. */
const EVENTS_PER_REQUEST = 6;

export const lab = defineLab<Params, Result>({
  id: "continuous-batching",
  title: "Sixteen slots, three schedulers",
  kind: "simulator",
  asks: "How much of the GPU's time do static, dynamic and continuous batching leave empty on these answers, and what limits each?",
  about:
    "Runs the same requests through static, dynamic and iteration-level batching, with slots, chunked prefill, KV memory and preemption by recompute. A step costs a + bB + c per prompt token. Left out: kernels that differ between engines, several cards, prefix caching, speculative decoding. Without a trace the lengths are made up from the quantiles of public ones; load your own requests for your own ratio.",
  params: ParamsSchema,
  result: ResultSchema,
  presets,
  events,
  predictions,
  drills,
  claim,
  designFields,
  trace: "requests",
  functions,
  work: ({ requests, longPrompts }, trace) =>
    EVENTS_PER_REQUEST * ((trace?.kind === "requests" ? trace.count : requests) + longPrompts),
  run: simulate,
  outcome,
  explain,
  tables,
});
