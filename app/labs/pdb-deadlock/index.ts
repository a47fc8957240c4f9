import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { events } from "./events";
import { explanationOf, outcomeOf } from "./explain";
import { functions } from "./functions";
import { runLab, workOf } from "./model";
import { ParamsSchema } from "./params";
import { presets } from "./presets";
import { designFields, drills, predictions } from "./questions";
import { ResultSchema } from "./result";
import { tablesOf } from "./tables";

export const lab = defineLab({
  id: "pdb-deadlock",
  title: "Drain solver",
  kind: "analyser",
  asks: "Will this set of budgets let my nodes be drained, and if not, which trap holds which pod?",
  about:
    "Reads workloads and PodDisruptionBudgets as YAML, computes each budget's status and the answer to each eviction as the disruption controller and the API server do, drains the nodes batch by batch, names the traps and mends the text. Scheduling by resources, priorities and taints is left out, and so is every loss that nobody planned.",
  params: ParamsSchema,
  result: ResultSchema,
  presets,
  events,
  predictions,
  drills,
  claim,
  designFields,
  trace: null,
  functions,
  work: (params) => workOf(params),
  run: (params) => runLab(params),
  outcome: outcomeOf,
  explain: explanationOf,
  tables: (result) => tablesOf(result),
});
