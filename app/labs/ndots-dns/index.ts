import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain, outcome, tables } from "./explain";
import { functions } from "./functions";
import { simulate } from "./model";
import { wordsOf } from "./names";
import { ParamsSchema, type Params } from "./params";
import { designFields, drills, predictions } from "./practice";
import { events, presets } from "./presets";
import { ResultSchema, type Result } from "./result";

export const lab = defineLab<Params, Result>({
  id: "ndots-dns",
  title: "What one host name asks for",
  kind: "stepper",
  asks: "Which queries does one lookup make, in which order, how long does it take, and what does a lost packet do to it?",
  about:
    "Steps through the names that glibc, musl and Go ask for, with the packets, the time and the answer of each, and multiplies them to the load of cluster DNS. A lost packet costs the resolver's timeout. Left out: queues in the servers, answers that arrive truncated, a second loss of the same name.",
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
  // Each name of the list is multiplied into at most a few hundred times of the distribution.
  work: (params) => 100 * (wordsOf(params.search).length + 1) ** 2,
  run: (params) => simulate(params),
  outcome,
  explain,
  tables: (result) => tables(result),
});
