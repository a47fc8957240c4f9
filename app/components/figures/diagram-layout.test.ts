import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagram } from "../../domain/scenario/schema";
import { layoutDiagram, wrapLines } from "./diagram-layout";

const OPTIONS = { nodeWidth: 120, padding: 8, fontSize: 13, isTransposed: false, minGapX: 30, minGapY: 30 };

const cell = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 7 }));
const diagrams = fc
  .uniqueArray(cell, { minLength: 2, maxLength: 16, selector: ([x, y]) => x * 10 + y })
  .chain((cells) => {
    const ids = cells.map((_, index) => `n${String(index)}`);
    const id = fc.constantFrom(...ids);
    return fc.record({
      title: fc.constant("t"),
      alt: fc.constant("a"),
      nodes: fc.tuple(
        ...cells.map((at, index) =>
          fc.lorem({ maxCount: 5 }).map((label) => ({ id: `n${String(index)}`, label, at, tone: "plain" as const })),
        ),
      ),
      edges: fc.array(
        fc.record({ from: id, to: id, label: fc.lorem({ maxCount: 3 }), style: fc.constant("solid" as const) }),
        { maxLength: 12 },
      ),
    });
  }) as fc.Arbitrary<Diagram>;

test("no box lies on another and every box lies within the picture", () => {
  fc.assert(
    fc.property(diagrams, fc.boolean(), (diagram, isTransposed) => {
      const layout = layoutDiagram(diagram, { ...OPTIONS, isTransposed });
      for (const [index, a] of layout.nodes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(layout.x);
        expect(a.y + a.height).toBeLessThanOrEqual(layout.y + layout.height);
        for (const b of layout.nodes.slice(index + 1)) {
          const isApart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(isApart, `${a.id} and ${b.id}`).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("the same diagram always gives the same picture, without a NaN in it", () => {
  fc.assert(
    fc.property(diagrams, (diagram) => {
      const drawn = JSON.stringify(layoutDiagram(diagram, OPTIONS));
      expect(drawn).toBe(JSON.stringify(layoutDiagram(diagram, OPTIONS)));
      expect(drawn).not.toMatch(/NaN|null,"y"|Infinity/);
    }),
    { numRuns: 60 },
  );
});

test("words break at spaces, and only then inside addresses and paths", () => {
  expect(wrapLines("a new node takes long", 10)).toEqual(["a new node", "takes long"]);
  expect(wrapLines("169.254.169.254", 8)).toEqual(["169.254.", "169.254"]);
});
