import type { Step } from "./attack-graph";

type Arc = { to: number; capacity: number; reverse: number; control: string | null };

/** More than any cut of controls. */
const UNCUTTABLE = 1e6;

/**
 * Maximum flow (Edmonds-Karp) from the start to the targets, every control of a step being an arc of capacity 1 of its own, and the
 * controls of the minimum cut. Null when a path has no control on it.
 */
export function minimumCut(
  start: string,
  targets: readonly string[],
  steps: readonly Step[],
): { value: number; controls: string[] } | null {
  const arcs: Arc[][] = [];
  const places = new Map<string, number>();
  const place = (id: string) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, arcs.length);
    arcs.push([]);
    return arcs.length - 1;
  };
  const join = (from: number, to: number, capacity: number, control: string | null) => {
    const [out, back] = [arcs[from] ?? [], arcs[to] ?? []];
    out.push({ to, capacity, reverse: back.length, control });
    back.push({ to: from, capacity: 0, reverse: out.length - 1, control: null });
  };
  const [source, sink] = [place(start), place("(target)")];
  for (const target of targets) join(place(target), sink, UNCUTTABLE, null);
  for (const [index, { from, to, controls }] of steps.entries()) {
    let at = place(from);
    for (const control of controls) {
      const next = place(`${index} ${control}`);
      join(at, next, 1, control);
      at = next;
    }
    join(at, place(to), UNCUTTABLE, null);
  }
  let value = 0;
  for (let added = augmented(arcs, source, sink); added > 0; added = augmented(arcs, source, sink)) {
    value += added;
    if (value >= UNCUTTABLE) return null;
  }
  const near = search(arcs, source);
  const cut = arcs.flatMap((list, at) =>
    list.filter(({ to, control }) => control !== null && near.has(at) && !near.has(to)),
  );
  return { value, controls: [...new Set(cut.flatMap(({ control }) => control ?? []))] };
}

/** Sends what fits along one shortest path with room; 0 when there is none. */
function augmented(arcs: Arc[][], source: number, sink: number): number {
  const came = search(arcs, source);
  if (!came.has(sink)) return 0;
  const path: Arc[] = [];
  for (let at = came.get(sink) ?? null; at !== null; at = came.get(at.from) ?? null) path.push(at.arc);
  const added = Math.min(...path.map(({ capacity }) => capacity));
  for (const arc of path) {
    arc.capacity -= added;
    const back = arcs[arc.to]?.[arc.reverse];
    if (back) back.capacity += added;
  }
  return added;
}

/** Places with room on the way from the source, each with the arc by which it was found. */
function search(arcs: readonly (readonly Arc[])[], source: number): Map<number, { from: number; arc: Arc } | null> {
  const came = new Map<number, { from: number; arc: Arc } | null>([[source, null]]);
  const queue = [source];
  for (const from of queue) {
    for (const arc of arcs[from] ?? []) {
      if (arc.capacity <= 0 || came.has(arc.to)) continue;
      came.set(arc.to, { from, arc });
      queue.push(arc.to);
    }
  }
  return came;
}
