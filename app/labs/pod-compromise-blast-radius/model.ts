import { LabInputError } from "../kit/lab";
import { LAYERS, openSteps, pathTo, reachOf, type Asset, type AttackGraph, type Step } from "./graph/attack-graph";
import { blastOf, endOf } from "./graph/blast";
import { attackGraph, HOPS_TO_POD } from "./graph/build";
import { cutOf, isReached } from "./graph/cut";
import { ASSET, CLUSTER_ASSETS } from "./graph/draft";
import { unknownRoles } from "./graph/rights";
import { clusterOf, mountsToken, type Cluster } from "./manifests/cluster";
import type { Workload } from "./manifests/workloads";
import type { Params } from "./params";
import type { Result } from "./result";

/** Below this an asset is not worth a cut: an account without rights, a pod that only answers. */
const WORTH_CUTTING = 30;
/** Rows of the result: more pods are counted, not listed. */
const MOST_LEVELS = 60;
const MOST_ASSETS = 60;
const MOST_LISTED_CONTROLS = 40;

/** The graph of one compromise: what is reached, by which path, and what would cut it. @throws LabInputError */
export function blastRadius(params: Params): Result {
  const cluster = clusterOf(params.manifests, params.nodes, "manifests");
  const entry = entryOf(cluster, params.entryPod);
  const { graph, network, accountsLeftOut } = attackGraph(cluster, entry, params);
  const reached = reachOf(graph);
  const held = new Set(reached.keys());
  const best = mostValuable(graph, held);
  const path = pathTo(reached, best.id);
  const cut = cutFor(graph, held, best);
  const blast = blastOf(cluster, entry, params, held);
  const controls = controlsOf(cluster, entry, params, graph, cut.targets);
  return {
    entry: {
      id: entry.id,
      level: entry.security.level,
      account: `${entry.namespace}/${entry.account}`,
      isTokenMounted: mountsToken(cluster, entry),
      isHostNetwork: entry.spec.hostNetwork === true,
    },
    ends: endOf(held),
    blast,
    network: { pods: network.pods, share: network.pods / Math.max(1, blast.totalPods) },
    metadata: {
      isOpen: graph.steps.some(
        ({ from, to, closedBy }) => from === graph.start && to === ASSET.role && closedBy === null,
      ),
      hopMargin: params.hopLimit - HOPS_TO_POD,
    },
    token: { acceptedHours: params.tokenHours, timesNominal: params.tokenHours },
    path: {
      to: best.id,
      title: best.title,
      length: path.length,
      steps: path.map(({ from, to, how }) => ({ from: titleOf(graph, from), to: titleOf(graph, to), how })),
    },
    cut: cutResult(
      graph,
      cut,
      (applied) => blastOf(cluster, entry, params, new Set(reachOf(graph, applied).keys())).pods,
    ),
    controls,
    layers: LAYERS.map((layer) => ({ layer, control: bestOf(controls, layer) })),
    ...shown(graph, held, path, cut.controls),
    levels: cluster.workloads.slice(0, MOST_LEVELS).map(({ id, kind, replicas, security }) => ({
      id,
      kind,
      pods: replicas,
      level: security.level,
      first: security.violations[0]?.message ?? "nothing",
    })),
    input: {
      workloads: cluster.workloads.length,
      reachedAssets: held.size - 1,
      ignored: cluster.ignored.map(({ kind, count }) => (count === 1 ? kind : `${kind} (${count})`)),
      unknownRoles: unknownRoles(cluster),
      accountsLeftOut,
    },
  };
}

function entryOf(cluster: Cluster, name: string): Workload {
  const wanted = name.trim();
  const found = cluster.workloads.find(({ id, name: own }) => wanted === "" || id === wanted || own === wanted);
  if (found !== undefined) return found;
  const ids = cluster.workloads.slice(0, 8).map(({ id }) => id);
  const message =
    ids.length === 0
      ? "The manifests hold no workload: add a Pod or a Deployment."
      : `There is no workload ${wanted}. There are: ${ids.join(", ")}${cluster.workloads.length > 8 ? " and others" : ""}.`;
  throw new LabInputError([{ field: ids.length === 0 ? "manifests" : "entryPod", line: null, message }]);
}

function mostValuable(graph: AttackGraph, held: ReadonlySet<string>): Asset {
  const reached = graph.assets.filter(({ id }) => held.has(id) && id !== graph.start);
  const [first] = [...reached].sort((a, b) => b.value - a.value);
  const start = graph.assets.find(({ id }) => id === graph.start);
  const best = first ?? start;
  if (best === undefined) throw new Error("A graph has a start.");
  return best;
}

type CutOfRun = ReturnType<typeof cutOf> & { targets: readonly string[]; target: string };

/** Against the whole cluster where that is reached, otherwise against the most valuable asset that is. */
function cutFor(graph: AttackGraph, held: ReadonlySet<string>, best: Asset): CutOfRun {
  if (CLUSTER_ASSETS.some((asset) => held.has(asset))) {
    return { ...cutOf(graph, CLUSTER_ASSETS), targets: CLUSTER_ASSETS, target: "the whole cluster" };
  }
  if (best.value < WORTH_CUTTING)
    return { controls: [], isSmallest: true, separatePaths: 0, targets: [], target: "nothing" };
  return { ...cutOf(graph, [best.id]), targets: [best.id], target: best.title };
}

function cutResult(
  graph: AttackGraph,
  cut: CutOfRun,
  podsAfter: (applied: ReadonlySet<string>) => number,
): Result["cut"] {
  const ids = cut.controls ?? [];
  return {
    target: cut.target,
    size: ids.length,
    isPossible: cut.controls !== null,
    isSmallest: cut.isSmallest,
    separatePaths: cut.separatePaths,
    controls: graph.controls.filter(({ id }) => ids.includes(id)).map(({ id, title, layer }) => ({ id, title, layer })),
    podsAfter: podsAfter(new Set(ids)),
  };
}

/** Every control that closes a reached step, alone on top of what is there. */
function controlsOf(
  cluster: Cluster,
  entry: Workload,
  params: Params,
  graph: AttackGraph,
  targets: readonly string[],
): Result["controls"] {
  const reached = reachOf(graph);
  const open = openSteps(graph, new Set()).filter(({ from }) => reached.has(from));
  const closable = graph.controls
    .map((control) => ({ ...control, closes: open.filter(({ controls }) => controls.includes(control.id)).length }))
    .filter(({ closes }) => closes > 0)
    .slice(0, MOST_LISTED_CONTROLS);
  return closable.map(({ id, layer, title, price, breaks, closes }) => {
    const applied = new Set([id]);
    const left = new Set(reachOf(graph, applied).keys());
    const isTargetReached = targets.length > 0 && isReached(graph, targets, applied);
    return {
      id,
      layer,
      title,
      price,
      breaks,
      closes,
      podsAfter: blastOf(cluster, entry, params, left).pods,
      isTargetReached,
    };
  });
}

/** The control of the layer that keeps the target away, leaves the fewest pods, and breaks the fewest workloads. */
function bestOf(controls: Result["controls"], layer: (typeof LAYERS)[number]): number | null {
  const own = controls.map((control, index) => ({ control, index })).filter(({ control }) => control.layer === layer);
  const [best] = own.sort(
    (a, b) =>
      Number(a.control.isTargetReached) - Number(b.control.isTargetReached) ||
      a.control.podsAfter - b.control.podsAfter ||
      a.control.breaks - b.control.breaks,
  );
  return best?.index ?? null;
}

/** What is reached, and what a closed step still keeps away. */
function shown(
  graph: AttackGraph,
  held: ReadonlySet<string>,
  path: readonly Step[],
  cut: readonly string[] | null,
): Pick<Result, "assets" | "steps"> {
  const near = graph.steps.filter(({ from }) => held.has(from));
  const ids = new Set([...held, ...near.map(({ to }) => to)]);
  const onPath = new Set(path.flatMap(({ from, to }) => [from, to]));
  const rank = (id: string) => (id === graph.start ? 0 : onPath.has(id) ? 1 : held.has(id) ? 2 : 3);
  const assets = graph.assets
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => rank(a.id) - rank(b.id))
    .slice(0, MOST_ASSETS);
  const listed = new Set(assets.map(({ id }) => id));
  const titles = new Map(graph.controls.map(({ id, title }) => [id, title]));
  return {
    assets: assets.map(({ id, title, note, kind }) => ({ id, title, note, kind, isReached: held.has(id) })),
    steps: near
      .filter(({ from, to }) => listed.has(from) && listed.has(to))
      .map((step) => {
        const cutting = step.controls.find((control) => cut?.includes(control) === true);
        return {
          from: step.from,
          to: step.to,
          how: step.how,
          closedBy: step.closedBy,
          isOnPath: path.includes(step),
          cutBy: cutting === undefined ? null : (titles.get(cutting) ?? cutting),
        };
      }),
  };
}

function titleOf(graph: AttackGraph, id: string): string {
  return graph.assets.find((asset) => asset.id === id)?.title ?? id;
}
