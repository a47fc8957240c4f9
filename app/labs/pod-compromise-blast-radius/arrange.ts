import { graphlib, layout } from "@dagrejs/dagre";

export type Point = readonly [x: number, y: number];
export type Sized = { id: string; height: number; /** Kept longest: 0 before 1. */ rank: number };
export type Link = { from: string; to: string };
export type Arranged = {
  isDown: boolean;
  boxWidth: number;
  height: number;
  /** Centres. */
  places: ReadonlyMap<string, Point>;
  /** Bends between the two boxes of a link, by "from > to". */
  bends: ReadonlyMap<string, readonly Point[]>;
};

const GAP = 6;
/** Sideways, so many columns leave room for the marks between them. */
const MOST_COLUMNS = 6;

/**
 * Places for boxes and lines: from left to right where the columns fit, otherwise from top to bottom. A row that is too full loses its
 * least important boxes.
 */
export function arranged(
  boxes: readonly Sized[],
  links: readonly Link[],
  { width, isNarrow }: { width: number; isNarrow: boolean },
): Arranged {
  const boxWidth = isNarrow ? 82 : 104;
  if (!isNarrow) {
    const sideways = laidOut(boxes, links, { width, boxWidth, isDown: false });
    if (rowsOf(sideways, 0).length <= MOST_COLUMNS) return sideways;
  }
  const fit = Math.floor((width + GAP) / (boxWidth + GAP));
  let kept = [...boxes];
  for (;;) {
    const left = new Set(kept.map(({ id }) => id));
    const down = laidOut(
      kept,
      links.filter(({ from, to }) => left.has(from) && left.has(to)),
      { width, boxWidth, isDown: true },
    );
    const full = rowsOf(down, 1).find((row) => row.length > fit);
    if (full === undefined) return spread(down, width);
    const [first] = kept.filter(({ id }) => full.includes(id)).sort((a, b) => b.rank - a.rank);
    kept = kept.filter(({ id }) => id !== first?.id);
  }
}

function laidOut(
  boxes: readonly Sized[],
  links: readonly Link[],
  { width, boxWidth, isDown }: { width: number; boxWidth: number; isDown: boolean },
): Arranged {
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: isDown ? "TB" : "LR",
    nodesep: isDown ? GAP + 1 : 18,
    ranksep: isDown ? 34 : 52,
    marginx: 2,
    marginy: 2,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, height } of boxes) graph.setNode(id, { width: boxWidth, height });
  for (const { from, to } of links) graph.setEdge(from, to);
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  const whole = size.width ?? width;
  const scale = Math.min(1, (width - boxWidth - 4) / Math.max(1, whole - boxWidth - 4));
  const shift = Math.max(0, (width - whole) / 2);
  // Columns move together when the graph is wider than the picture; boxes keep their size.
  const across = (x: number) => boxWidth / 2 + 2 + (x - boxWidth / 2 - 2) * scale + shift;
  const nodes = boxes.map(({ id }): [string, Point] => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    return [id, [across(x), y]];
  });
  const bends = links.map(({ from, to }): [string, readonly Point[]] => {
    const { points } = graph.edge(from, to) as { points: { x: number; y: number }[] };
    return [`${from} > ${to}`, points.slice(1, -1).map(({ x, y }): Point => [across(x), y])];
  });
  return { isDown, boxWidth, height: size.height ?? 0, places: new Map(nodes), bends: new Map(bends) };
}

/** Ids of the boxes that share a centre on one axis: columns for 0, rows for 1. */
function rowsOf({ places }: Arranged, axis: 0 | 1): string[][] {
  const rows = new Map<number, string[]>();
  for (const [id, place] of places) {
    const key = Math.round(place[axis]);
    rows.set(key, [...(rows.get(key) ?? []), id]);
  }
  return [...rows.values()];
}

/** Moves the boxes of each row apart until none touches its neighbour, within the picture. */
function spread(down: Arranged, width: number): Arranged {
  const places = new Map(down.places);
  const step = down.boxWidth + GAP;
  for (const row of rowsOf(down, 1)) {
    const sorted = row
      .map((id) => ({ id, place: places.get(id) ?? ([0, 0] as const) }))
      .sort((a, b) => a.place[0] - b.place[0]);
    const xs = sorted.map(({ place }) => place[0]);
    for (let at = 1; at < xs.length; at += 1) xs[at] = Math.max(xs[at] ?? 0, (xs[at - 1] ?? 0) + step);
    let limit = width - down.boxWidth / 2 - 1;
    for (let at = xs.length - 1; at >= 0; at -= 1) {
      xs[at] = Math.min(xs[at] ?? 0, limit);
      limit = (xs[at] ?? 0) - step;
    }
    for (const [index, { id, place }] of sorted.entries()) places.set(id, [xs[index] ?? place[0], place[1]]);
  }
  return { ...down, places };
}
