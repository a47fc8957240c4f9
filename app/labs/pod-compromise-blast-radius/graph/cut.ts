import { openSteps, reachOf, type AttackGraph, type Step } from "./attack-graph";
import { minimumCut } from "./max-flow";

export type Cut = {
  /** Ids of the controls that together close every path to the targets; null when no set of them does. */
  controls: readonly string[] | null;
  /** False for the cut of a flow, which may be larger than the smallest set where one control closes several steps. */
  isSmallest: boolean;
  /** Paths to the targets that have no control in common, by maximum flow; null when a path has none at all. */
  separatePaths: number | null;
};

/** Sets are tried up to this size and number of controls; beyond that the cut of the maximum flow stands. */
const MOST_TRIED = 4;
const MOST_CONTROLS = 14;

/**
 * The fewest controls that part the start from every target, and among those the set that breaks the fewest workloads. A control may
 * close several steps, so this is a smallest hitting set: small sets are tried one by one, and the minimum cut of a flow network in
 * which every control of a step is a vertex of capacity 1 stands where there are too many.
 */
export function cutOf(graph: AttackGraph, targets: readonly string[]): Cut {
  const steps = usefulSteps(graph, targets);
  const flow = minimumCut(graph.start, targets, steps);
  if (flow === null) return { controls: null, isSmallest: true, separatePaths: null };
  const ids = [...new Set(steps.flatMap(({ controls }) => controls))];
  const smallest = ids.length <= MOST_CONTROLS ? smallestSet(graph, targets, ids) : null;
  return {
    controls: smallest ?? flow.controls,
    isSmallest: smallest !== null,
    separatePaths: flow.value,
  };
}

/** Whether one of the targets is still reached with the controls applied. */
export function isReached(graph: AttackGraph, targets: readonly string[], applied: ReadonlySet<string>): boolean {
  const reached = reachOf(graph, applied);
  return targets.some((target) => reached.has(target));
}

function smallestSet(graph: AttackGraph, targets: readonly string[], ids: readonly string[]): string[] | null {
  const breaks = new Map(graph.controls.map((control) => [control.id, control.breaks]));
  const price = (set: readonly string[]) => set.reduce((sum, id) => sum + (breaks.get(id) ?? 0), 0);
  for (let size = 0; size <= MOST_TRIED; size += 1) {
    const cutting = subsets(ids, size).filter((set) => !isReached(graph, targets, new Set(set)));
    const [cheapest] = [...cutting].sort((a, b) => price(a) - price(b));
    if (cheapest !== undefined) return cheapest;
  }
  return null;
}

/** All subsets of one size, in the order of the list. */
function subsets(list: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return list.flatMap((one, index) => subsets(list.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}

/** Open steps on some walk from the start to a target. */
function usefulSteps(graph: AttackGraph, targets: readonly string[]): Step[] {
  const ahead = reachOf(graph);
  const open = openSteps(graph, new Set());
  const backward = new Set(targets);
  const queue = [...targets];
  for (const asset of queue) {
    for (const { from, to } of open) {
      if (to !== asset || backward.has(from)) continue;
      backward.add(from);
      queue.push(from);
    }
  }
  return open.filter(({ from, to }) => ahead.has(from) && backward.has(to));
}
