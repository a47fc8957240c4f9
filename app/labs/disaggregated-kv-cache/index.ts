import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain, tables } from "./explain";
import { functions } from "./functions";
import { CURVE_TOKENS, simulate } from "./model";
import { outcome } from "./outcome";
import { ParamsSchema, type Params } from "./params";
import { designFields, drills, predictions } from "./practice";
import { events, presets } from "./presets";
import { ResultSchema, type Result } from "./result";

/** The chosen design, four others, the points of the curve and its end: each handles every request. */
const PASSES = 5 + CURVE_TOKENS.length + 1;

export const lab = defineLab<Params, Result>({
  id: "disaggregated-kv-cache",
  title: "The prefix cache and the edge of the node",
  kind: "simulator",
  asks: "How much prefill do local, routed and pooled caches save on this load, and when is loading a prefix quicker than computing it?",
  about:
    "KV arithmetic, and a fleet of prefill replicas with LRU caches of 512-token blocks: routing, a pooled cache behind a network, queues. Loads are taken only when they are quicker than computing. Left out: decode on the same cards, links shared by several loads, stale routing tables. Load a trace with hash_ids to use your own prefixes.",
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
  work: ({ requests }, trace) => PASSES * (trace?.kind === "requests" ? trace.count : requests),
  run: simulate,
  outcome,
  explain,
  tables,
});
