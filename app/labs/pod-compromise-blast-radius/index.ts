import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain, outcome, tables } from "./explain";
import { functions } from "./functions";
import { blastRadius } from "./model";
import { ParamsSchema } from "./params";
import { events, presets } from "./presets";
import { designFields, drills, predictions } from "./questions";
import { ResultSchema } from "./result";

export const lab = defineLab({
  id: "pod-compromise-blast-radius",
  title: "Blast radius of one shell",
  kind: "analyser",
  asks: "From a shell in this pod, what can the attacker hold without a further bug, and which single control caps it at each layer?",
  about:
    "Reads Kubernetes manifests and node settings and builds the graph of steps that RBAC, mounted tokens, NetworkPolicies, metadata options, host access and the node's identity leave open; then the reachable set, a shortest path to the most valuable asset, and the fewest controls that cut it. Application bugs, kernel bugs and cloud policies beyond the node role are assumptions that you switch on, not things it finds.",
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
  work: ({ manifests }) => workFor(manifests.length),
  run: (params) => blastRadius(params),
  outcome,
  explain,
  tables,
});

/** Reading the YAML grows with the text; matching policies and bindings with the pods grows with its square. */
function workFor(characters: number): number {
  return Math.round(500 + 2 * characters + 12 * (characters / 1000) ** 2);
}
