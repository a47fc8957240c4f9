/** A place or identity that the attacker may come to hold. */
export type Asset = {
  id: string;
  title: string;
  /** A few words under the title. */
  note: string;
  kind: "pod" | "identity" | "network" | "node" | "cloud" | "cluster";
  /** Worth as a target, 0 to 100: the path to the most valuable one reached is shown. */
  value: number;
};

export const LAYERS = ["pod", "identity", "network", "node", "cloud"] as const;
export type Layer = (typeof LAYERS)[number];

/** One measure that closes edges. */
export type Control = {
  id: string;
  layer: Layer;
  title: string;
  /** What it costs, in words. */
  price: string;
  /** Workloads that stop working on the day it goes on, as far as the manifests and params tell. */
  breaks: number;
};

/** A step that needs no bug beyond those assumed. */
export type Step = {
  from: string;
  to: string;
  /** How the step is made. */
  how: string;
  /** What closes it today; null when it is open. */
  closedBy: string | null;
  /** Ids of the controls each of which would close it; none: nothing in this list does. */
  controls: readonly string[];
};

export type AttackGraph = {
  start: string;
  assets: readonly Asset[];
  steps: readonly Step[];
  controls: readonly Control[];
};

/** Assets that can be held from the start, each with the step by which a shortest path enters it. */
export function reachOf(graph: AttackGraph, applied: ReadonlySet<string> = new Set()): Map<string, Step | null> {
  const reached = new Map<string, Step | null>([[graph.start, null]]);
  const from = stepsBySource(graph, applied);
  const queue = [graph.start];
  // The queue grows while it is gone through.
  for (const asset of queue) {
    for (const step of from.get(asset) ?? []) {
      if (reached.has(step.to)) continue;
      reached.set(step.to, step);
      queue.push(step.to);
    }
  }
  return reached;
}

/** The steps from the start to the asset, in order. */
export function pathTo(reached: ReadonlyMap<string, Step | null>, asset: string): Step[] {
  const steps: Step[] = [];
  for (let step = reached.get(asset); step; step = reached.get(step.from)) steps.unshift(step);
  return steps;
}

/** Open steps that stay open with the controls applied. */
export function openSteps(graph: AttackGraph, applied: ReadonlySet<string>): Step[] {
  return graph.steps.filter(
    ({ closedBy, controls }) => closedBy === null && !controls.some((control) => applied.has(control)),
  );
}

function stepsBySource(graph: AttackGraph, applied: ReadonlySet<string>): Map<string, Step[]> {
  const from = new Map<string, Step[]>();
  for (const step of openSteps(graph, applied)) {
    const list = from.get(step.from);
    if (list === undefined) from.set(step.from, [step]);
    else list.push(step);
  }
  return from;
}
