import { defineLab } from "../kit/define-lab";
import { CLAIM } from "./claim";
import { explainOf } from "./explain";
import { FUNCTIONS } from "./functions";
import { availabilityOf, runSpot, workOf } from "./model";
import { outcomeOf } from "./outcome";
import { ParamsSchema } from "./params";
import { EVENTS, PRESETS } from "./presets";
import { DESIGN_FIELDS, DRILLS, PREDICTIONS } from "./questions";
import { ResultSchema } from "./result";
import { tablesOf } from "./tables";

export const lab = defineLab({
  id: "spot-gpu-strategy",
  title: "Spot mix on an availability series",
  kind: "simulator",
  asks: "What does this mix of on-demand and spot GPUs cost, and for how many minutes a day is it smaller than the load?",
  about:
    "A serving fleet with a baseline on demand and spot replicas in zones that are reclaimed whole, run through a week of ten-second steps: notice, drain, cold start, on-demand fallback, prices. Give it your own availability series, or let it generate one. Left out: queues, prices that move within the run, and batch work that is repeated.",
  params: ParamsSchema,
  result: ResultSchema,
  presets: PRESETS,
  events: EVENTS,
  predictions: PREDICTIONS,
  drills: DRILLS,
  claim: CLAIM,
  designFields: DESIGN_FIELDS,
  trace: "availability",
  functions: FUNCTIONS,
  work: (params, trace) => workOf(params, availabilityOf(trace)),
  run: runSpot,
  outcome: outcomeOf,
  explain: explainOf,
  tables: tablesOf,
});
