import { counted, percent, plain } from "../kit/number-words";
import type { Explanation, LabTable, Outcome, TiedSentence } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

/** From this share of all pods on, a network that answers everybody is a finding of its own. */
const FLAT_SHARE = 0.5;

/** Failed: the whole cluster. Degraded: more than the pod's own, or a flat network around it. */
export function outcome(result: Result): Outcome {
  const { ends, blast, network, path } = result;
  const way = pathWords(result);
  const criterionId = criterionOf(result);
  if (ends === "cluster") {
    return {
      verdict: "failed",
      firstCause: way,
      headline: `Your cluster is open from one shell: ${counted(path.length, "step")} to "${path.title}", all ${thousands(blast.pods)} pods and ${counted(blast.teams, "team")}.`,
      criterionId,
    };
  }
  if (ends !== "pod") {
    const pods = counted(blast.pods, "pod");
    return {
      verdict: "degraded",
      firstCause: way,
      headline: `Your damage stops at ${END_WORDS[ends]}: ${pods} of ${thousands(blast.totalPods)}, ${counted(blast.teams, "team")}.`,
      criterionId,
    };
  }
  if (network.share >= FLAT_SHARE) {
    return {
      verdict: "degraded",
      firstCause: `No enforced policy stands between the shell and ${counted(network.pods, "pod")}.`,
      headline: `Your shell holds 1 pod, but ${thousands(network.pods)} of ${thousands(blast.totalPods)} pods answer it on any port.`,
      criterionId: "flat-network",
    };
  }
  return {
    verdict: "survived",
    firstCause: null,
    headline: `Your shell stays one pod of ${thousands(blast.totalPods)}; ${counted(network.pods, "pod")} answer it.`,
    criterionId: "control-cost",
  };
}

const END_WORDS: Readonly<Record<Result["ends"], string>> = {
  pod: "the pod",
  namespace: "the namespace",
  node: "one node",
  cloud: "one node and what its cloud role may do",
  cluster: "the cluster",
};

/** The three sentences and the question back. */
export function explain(result: Result, params: Params): Explanation {
  return {
    sentences: [cause(result), effect(result), limit(result)],
    question: { text: question(result, params), criterionId: criterionOf(result) },
  };
}

function cause(result: Result): TiedSentence {
  const { path } = result;
  const shown = counted(path.length, "step");
  const text =
    path.length === 0
      ? "There is no open step out of the pod, 0 steps: everything that leads on is closed."
      : `The shell gets to "${path.title}" in ${shown}: ${path.steps.map(({ how }) => how).join(", then ")}.`;
  return { text, path: "path.length", shown: path.length === 0 ? "0 steps" : shown };
}

function effect(result: Result): TiedSentence {
  const { blast, ends } = result;
  const shown = counted(blast.pods, "pod");
  const share = percent(blast.share);
  const because: Readonly<Record<Result["ends"], string>> = {
    pod: "nothing beyond it gives its Secrets or its token away",
    namespace: "an account that makes or enters pods is every account of its namespace",
    node: "a node holds the Secrets and tokens of every pod bound to it",
    cloud:
      "a node holds the Secrets and tokens of every pod bound to it, and its role is worth what its policies allow",
    cluster: "what it reaches counts in every namespace or on every node, and one node's share no longer limits it",
  };
  return {
    text: `That puts ${shown} of ${thousands(blast.totalPods)} (${share}) in the attacker's hands, because ${because[ends]}.`,
    path: "blast.pods",
    shown,
  };
}

function limit(result: Result): TiedSentence {
  const { cut, network } = result;
  if (!cut.isPossible) {
    return {
      text: `No control of this list closes that path (${plain(cut.size)} found): the credential is already out, so only replacing the node and rotating what it held ends it.`,
      path: "cut.size",
      shown: plain(cut.size),
    };
  }
  if (cut.size === 0) {
    return {
      text: `What the model does not see is a bug in one of the ${counted(network.pods, "pod")} that answer: each of them is a next shell with rights of its own.`,
      path: "network.pods",
      shown: counted(network.pods, "pod"),
    };
  }
  const shown = counted(cut.size, "control");
  const names = cut.controls.map(({ title }) => title).join("; ");
  return {
    text: `${shown} would cut it off from ${cut.target} (${names}), which holds only for the paths in this graph: a bug in the kernel or the API server goes around it.`,
    path: "cut.size",
    shown,
  };
}

function question(result: Result, params: Params): string {
  const [best] = result.cut.controls;
  if (result.ends === "cluster" && best !== undefined) {
    return `Tonight you may change one thing: would you take "${best.title}", and what would still be out after it?`;
  }
  if (result.metadata.isOpen)
    return "The node's credentials are out. In which order do you close metadata, revoke sessions and replace the node, and why?";
  if (result.ends === "node")
    return `${counted(params.teamsOnNode, "team")} had a pod on this node. Whose secrets do you rotate first, and what tells you?`;
  if (result.network.share >= FLAT_SHARE)
    return "How would you prove from a pod that a policy is enforced, and not only stored?";
  return "Which of these controls would you give up first if it broke a team, and what would you watch instead?";
}

/** The criterion of the first step that leads on. */
function criterionOf(result: Result): string {
  const first = result.path.steps[0];
  if (first === undefined) return "control-cost";
  if (first.to.startsWith("Account")) return "token-worth";
  if (first.to === "Node role") return "metadata-hop";
  if (first.to === "Pods that answer") return "flat-network";
  return "node-step";
}

function pathWords({ path }: Result): string {
  return `Shell, ${path.steps.map(({ to }) => to).join(", ")}: it begins with ${path.steps[0]?.how ?? "nothing"}.`;
}

/** The controls by layer first: what each cuts, what is left, what it costs. */
export function tables(result: Result): LabTable[] {
  const titles = new Map(result.assets.map(({ id, title }) => [id, title]));
  return [
    {
      id: "layers",
      title: "One control per layer, each added alone",
      columns: [
        { key: "layer", title: "Layer" },
        { key: "control", title: "Best control" },
        { key: "closes", title: "Steps it closes", isNumber: true },
        { key: "left", title: "Pods left", unit: "pods", isNumber: true },
        { key: "target", title: `Still reaches ${result.cut.target}` },
        { key: "price", title: "Price" },
      ],
      rows: result.layers.map(({ layer, control }) => {
        const best = control === null ? undefined : result.controls[control];
        return best === undefined
          ? [layer, "none left to add", null, null, null, ""]
          : [layer, best.title, best.closes, best.podsAfter, best.isTargetReached ? "yes" : "no", best.price];
      }),
    },
    {
      id: "path",
      title: `The path to ${result.path.title}`,
      columns: [
        { key: "step", title: "Step", isNumber: true },
        { key: "from", title: "From" },
        { key: "to", title: "To" },
        { key: "how", title: "How" },
      ],
      rows: result.path.steps.map(({ from, to, how }, index) => [index + 1, from, to, how]),
    },
    {
      id: "controls",
      title: "Every control that closes a reached step",
      columns: [
        { key: "layer", title: "Layer" },
        { key: "control", title: "Control" },
        { key: "closes", title: "Steps it closes", isNumber: true },
        { key: "left", title: "Pods left", unit: "pods", isNumber: true },
        { key: "breaks", title: "Workloads to prepare", isNumber: true },
        { key: "price", title: "Price" },
      ],
      rows: result.controls.map(({ layer, title, closes, podsAfter, breaks, price }) => [
        layer,
        title,
        closes,
        podsAfter,
        breaks,
        price,
      ]),
    },
    {
      id: "steps",
      title: "Steps of the graph",
      columns: [
        { key: "from", title: "From" },
        { key: "to", title: "To" },
        { key: "how", title: "How" },
        { key: "closed", title: "Closed by" },
        { key: "cut", title: "Cut by" },
      ],
      rows: result.steps.map(({ from, to, how, closedBy, cutBy }) => [
        titles.get(from) ?? from,
        titles.get(to) ?? to,
        how,
        closedBy ?? "open",
        cutBy ?? "",
      ]),
    },
    {
      id: "levels",
      title: "Pod Security level of each workload (v1.37)",
      columns: [
        { key: "id", title: "Workload" },
        { key: "kind", title: "Kind" },
        { key: "pods", title: "Pods", isNumber: true },
        { key: "level", title: "Level" },
        { key: "first", title: "First thing in the way of a stricter one" },
      ],
      rows: result.levels.map(({ id, kind, pods, level, first }) => [id, kind, pods, level, first]),
    },
  ];
}

function thousands(count: number): string {
  return plain(count, 0);
}
