import { expect, test } from "vitest";
import { bounds, placeLabel, pointOn, routeEdge, type Box } from "./edge-route";

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });
const isInside = ({ x, y }: { x: number; y: number }, one: Box) =>
  x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height;
const along = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);

test("neighbours are joined by a straight line that ends outside both boxes", () => {
  const curve = routeEdge(box(0, 0), box(200, 0), [], false);
  expect(curve.start).toEqual({ x: 103, y: 20 });
  expect(curve.end).toEqual({ x: 197, y: 20 });
  for (const t of along) expect(pointOn(curve, t).y).toBeCloseTo(20);
});

test("an edge goes around a box in its way", () => {
  const between = box(150, 0);
  const curve = routeEdge(box(0, 0), box(300, 0), [between], false);
  expect(along.some((t) => isInside(pointOn(curve, t), between))).toBe(false);
});

test("an edge goes around on the side that is free", () => {
  const others = [box(150, 0), box(150, 46)];
  const curve = routeEdge(box(0, 0), box(300, 0), others, false);
  expect(pointOn(curve, 0.5).y).toBeLessThan(0);
});

test("two edges between the same boxes keep apart", () => {
  const [there, back] = [routeEdge(box(0, 0), box(200, 0), [], true), routeEdge(box(200, 0), box(0, 0), [], true)];
  expect(Math.abs(pointOn(there, 0.5).y - pointOn(back, 0.5).y)).toBeGreaterThan(10);
});

test("a label keeps off boxes and earlier labels", () => {
  const curve = routeEdge(box(0, 0), box(0, 300), [], false);
  const taken: Box = { x: 0, y: 140, width: 100, height: 40 };
  const at = placeLabel(curve, { width: 60, height: 16 }, [taken]);
  expect(at.y + 8 <= taken.y || at.y - 8 >= taken.y + taken.height).toBe(true);
});

test("the bounds hold boxes and bowed edges alike", () => {
  const curve = routeEdge(box(0, 0), box(300, 0), [box(150, 0), box(150, 46)], false);
  const all = bounds([box(0, 0), box(300, 0)], [curve]);
  expect(all.y).toBeLessThan(0);
  expect(all.width).toBe(400);
});
