/** How an edge runs between two boxes and where its label stands, so that neither lies on a box. Sizes in SVG units. */
export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };
export type Curve = { start: Point; control: Point; end: Point };

/** Air between an edge's end and its box. */
const AIR = 3;
/** Air between a bowed edge and the box it goes around. */
const CLEARANCE = 14;
/** How far the two edges of a pair keep from their common middle. */
const PAIR_BOW = 10;
const SAMPLES = 48;
const LABEL_AT = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] as const;

/** The straight way, or the flattest bow that meets no other box. `isPaired`: another edge runs back between the two. */
export function routeEdge(from: Box, to: Box, others: readonly Box[], isPaired: boolean): Curve {
  const first = isPaired ? PAIR_BOW : 0;
  const reach = Math.max(0, ...others.map((box) => (box.width + box.height) / 4)) + CLEARANCE;
  const bows = [first, ...[0.5, 0.8, 1.1, 1.5, 2, 2.6].flatMap((share) => [reach * share, -reach * share])];
  const tries = bows.map((bow) => {
    const curve = bowed(from, to, bow);
    return {
      curve,
      cost: others.reduce((sum, box) => sum + samplesInside(curve, grown(box, bow === first ? 0 : 4)), 0),
    };
  });
  const least = Math.min(...tries.map((one) => one.cost));
  return (tries.find((one) => one.cost === least) ?? { curve: bowed(from, to, first) }).curve;
}

/** The point on the curve, nearest its middle, at which a label of this size lies on the fewest of `taken`. */
export function placeLabel(curve: Curve, size: { width: number; height: number }, taken: readonly Box[]): Point {
  const tries = LABEL_AT.map((t) => {
    const at = pointOn(curve, t);
    const box = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
    return { at, cost: taken.reduce((sum, other) => sum + overlap(box, grown(other, 2)), 0) };
  });
  const least = Math.min(...tries.map((one) => one.cost));
  return (tries.find((one) => one.cost === least) ?? { at: pointOn(curve, 0.5) }).at;
}

/** A point of the quadratic curve, t from 0 (start) to 1 (end). */
export function pointOn({ start, control, end }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y };
}

/** The smallest box around everything given. */
export function bounds(boxes: readonly Box[], curves: readonly Curve[]): Box {
  const points = [
    ...boxes.flatMap((box) => [
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y + box.height },
    ]),
    ...curves.flatMap((curve) => Array.from({ length: SAMPLES + 1 }, (_, index) => pointOn(curve, index / SAMPLES))),
  ];
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function bowed(from: Box, to: Box, bow: number): Curve {
  const [a, b] = [centre(from), centre(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const normal = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  // A quadratic curve passes at half the distance of its control point.
  const control = { x: (a.x + b.x) / 2 + normal.x * bow * 2, y: (a.y + b.y) / 2 + normal.y * bow * 2 };
  return { start: exit(from, control), control, end: exit(to, control) };
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function exit(box: Box, target: Point): Point {
  const c = centre(box);
  const [dx, dy] = [target.x - c.x, target.y - c.y];
  const scale = Math.min(
    dx === 0 ? Infinity : (box.width / 2 + AIR) / Math.abs(dx),
    dy === 0 ? Infinity : (box.height / 2 + AIR) / Math.abs(dy),
  );
  return { x: c.x + dx * scale, y: c.y + dy * scale };
}

function samplesInside(curve: Curve, box: Box): number {
  return Array.from({ length: SAMPLES - 1 }, (_, index) => pointOn(curve, (index + 1) / SAMPLES)).filter(
    (at) => at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height,
  ).length;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}
