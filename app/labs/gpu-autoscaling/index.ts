import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { drills, predictions } from "./drills";
import { explain, tables } from "./explain";
import { replicas } from "./functions";
import { runLab } from "./model";
import { outcome } from "./outcome";
import { ParamsSchema } from "./params";
import { designFields, events, presets } from "./presets";
import { ResultSchema } from "./result";
import { requestsOf } from "./simulation/load";

/** A request arrives and departs; the seconds of the run and the HPA's syncs are few beside that. */
const EVENTS_A_REQUEST = 2;

export const lab = defineLab({
  id: "gpu-autoscaling",
  title: "From the rush to the replica that serves",
  kind: "simulator",
  asks: "Is the first new replica there before the window is lost, and if not, what carries the rush until then?",
  about:
    "A queue before a fleet whose replicas each take 40 requests: a rush, a metric that is seen late, the Horizontal Pod Autoscaler's own replica calculator, and then node, image, weights and engine. It counts every request as in time, late or refused, in every ten minutes. Prefill, batching inside a replica, retries and shared bandwidth are left out.",
  params: ParamsSchema,
  result: ResultSchema,
  presets,
  events,
  predictions,
  drills,
  claim,
  designFields,
  trace: "requests",
  functions: { replicas },
  work: (params, trace) => EVENTS_A_REQUEST * requestsOf(params, trace),
  run: runLab,
  outcome,
  explain,
  tables,
});
