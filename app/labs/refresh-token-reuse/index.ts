import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain, outcome, tables } from "./explain";
import { functions } from "./functions";
import { simulate, workOf } from "./model";
import { ParamsSchema, type Params } from "./params";
import { designFields, drills, predictions } from "./practice";
import { events, presets } from "./presets";
import { ResultSchema, type Result } from "./result";

export const lab = defineLab<Params, Result>({
  id: "refresh-token-reuse",
  title: "One chain, two holders",
  kind: "stepper",
  asks: "When a refresh token has been copied, who presents what, what does the token endpoint answer, and what ends the thief's access?",
  about:
    "Plays one family of rotating refresh tokens with its owner, her tabs and a thief, decision by decision, and 61 thefts like it by chance. Honest repeats are counted in closed form. Left out: bound tokens, idle limits within the time watched, several regions that write.",
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
  run: (params) => simulate(params),
  outcome,
  explain: (result, params) => explain(result, params),
  tables: (result) => tables(result),
});
