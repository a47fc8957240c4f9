type Placeable = { nodeName: string | null; node: number; workload: object | null };
type Settings = { nodes: number; nodesDone: number; spread: "apart" | "neighbours" | "packed" };

/**
 * Puts every pod on a node that is still to be drained: on the one that it names, else by the rule of `spread`. Pods of one workload
 * share a node only when packed, or when there are more of them than nodes.
 */
export function placed(
  pods: readonly Placeable[],
  workloads: readonly object[],
  { nodes, nodesDone, spread }: Settings,
): { nodes: string[] } {
  const named = [...new Set(pods.flatMap(({ nodeName }) => nodeName ?? []))];
  const count = Math.max(1, named.length, nodes - nodesDone);
  const names = Array.from({ length: count }, (_, index) => named[index] ?? `Node ${String(nodesDone + index + 1)}`);
  const groups = [...workloads.map((workload) => pods.filter((pod) => pod.workload === workload)), ...alone(pods)];
  const stride = spread === "apart" ? groups.length : 1;
  groups.forEach((group, index) => {
    const held = new Map<number, number>();
    for (const pod of group) {
      if (pod.nodeName !== null) pod.node = named.indexOf(pod.nodeName);
      if (pod.nodeName !== null) held.set(pod.node, (held.get(pod.node) ?? 0) + 1);
    }
    group
      .filter(({ nodeName }) => nodeName === null)
      .forEach((pod, order) => {
        const start = (index + (spread === "packed" ? 0 : order * stride)) % count;
        pod.node = spread === "packed" ? start : emptiest(start, count, held);
        held.set(pod.node, (held.get(pod.node) ?? 0) + 1);
      });
  });
  return { nodes: names };
}

/** Pods without a workload are groups of one. */
function alone(pods: readonly Placeable[]): Placeable[][] {
  return pods.filter(({ workload }) => workload === null).map((pod) => [pod]);
}

function emptiest(start: number, count: number, held: ReadonlyMap<number, number>): number {
  let best = start;
  for (let step = 1; step < count && (held.get(best) ?? 0) > 0; step += 1) {
    const node = (start + step) % count;
    if ((held.get(node) ?? 0) < (held.get(best) ?? 0)) best = node;
  }
  return best;
}
