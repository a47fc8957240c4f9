import { describe, expect, test } from "vitest";
import type { LabParams } from "../kit/lab";
import { paramsOf } from "../kit/params-of";
import { drawingOf, type DrawnBox } from "./drawing";
import { lab } from "./index";
import { blastRadius } from "./model";
import type { Params } from "./params";

type SetUp = { name: string; preset: string; events: readonly string[]; changes: LabParams };
const SET_UPS: SetUp[] = lab.presets.flatMap(({ id }) => [
  { name: id, preset: id, events: [], changes: {} },
  { name: `${id}, lateral`, preset: id, events: [], changes: { isLateral: true } },
  { name: `${id}, all events`, preset: id, events: lab.events.map((event) => event.id), changes: {} },
]);

describe.each(SET_UPS)("the picture of $name", (setUp) => {
  const result = blastRadius(paramsOf(lab, setUp) as Params);

  test.each([358, 760])(
    "at width %d: boxes stay inside and apart, marks are named, the whole path is drawn",
    (width) => {
      const drawing = drawingOf(result, width);
      for (const box of drawing.boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(drawing.height);
      }
      for (const [index, one] of drawing.boxes.entries()) {
        for (const other of drawing.boxes.slice(index + 1)) {
          expect(overlap(one, other), `${one.id} and ${other.id}`).toBe(false);
        }
      }
      const named = drawing.legend.map(({ mark }) => mark);
      for (const { mark } of drawing.edges) if (mark !== null) expect(named).toContain(mark);
      expect(drawing.edges.filter(({ look }) => look === "path")).toHaveLength(result.path.length);
    },
  );
});

function overlap(a: DrawnBox, b: DrawnBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
