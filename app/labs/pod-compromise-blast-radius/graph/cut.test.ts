import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathTo, reachOf, type AttackGraph, type Control, type Step } from "./attack-graph";
import { cutOf, isReached } from "./cut";

const NAMES = ["s", "a", "b", "c", "d", "t"];

function graphOf(steps: readonly (readonly [string, string, readonly string[]])[], isOpen = true): AttackGraph {
  const ids = [...new Set(steps.flatMap(([, , controls]) => controls))];
  return {
    start: "s",
    assets: NAMES.map((id) => ({ id, title: id, note: "", kind: "pod", value: 0 })),
    steps: steps.map(([from, to, controls]): Step => ({ from, to, how: "", closedBy: isOpen ? null : "x", controls })),
    controls: ids.map((id): Control => ({ id, layer: "pod", title: id, price: "", breaks: 0 })),
  };
}

/** The size of a smallest set of controls, by trying them all; null when not even all of them part the two. */
function bruteForce(graph: AttackGraph): number | null {
  const ids = graph.controls.map(({ id }) => id);
  const sets = Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_id, at) => (bits >> at) % 2 === 1));
  const sizes = sets.filter((set) => !isReached(graph, ["t"], new Set(set))).map(({ length }) => length);
  return sizes.length === 0 ? null : Math.min(...sizes);
}

const arbitraryGraph = (controls: fc.Arbitrary<readonly string[]>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), controls), { maxLength: 12 })
    .map((steps) => graphOf(steps));
const shared = arbitraryGraph(fc.uniqueArray(fc.constantFrom("1", "2", "3", "4", "5"), { maxLength: 2 }));

describe("the minimum cut", () => {
  test("one control on two ways is one control", () => {
    const cut = cutOf(
      graphOf([
        ["s", "a", ["x"]],
        ["s", "b", ["x"]],
        ["a", "t", ["y"]],
        ["b", "t", ["z"]],
      ]),
      ["t"],
    );
    expect(cut).toMatchObject({ controls: ["x"], isSmallest: true, separatePaths: 2 });
  });

  test("a way without a control cannot be cut", () => {
    expect(
      cutOf(
        graphOf([
          ["s", "a", []],
          ["a", "t", []],
          ["s", "t", ["x"]],
        ]),
        ["t"],
      ).controls,
    ).toBeNull();
  });

  test("is as small as trying every set says", () => {
    fc.assert(
      fc.property(shared, (graph) => {
        const cut = cutOf(graph, ["t"]);
        const size = bruteForce(graph);
        if (size === null) expect(cut.controls).toBeNull();
        else if (size <= 4) expect(cut.controls?.length).toBe(size);
        if (cut.controls !== null) expect(isReached(graph, ["t"], new Set(cut.controls))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("where no control stands on two steps, the maximum flow is the size of the cut", () => {
    let next = 0;
    const own = fc.boolean().map((has) => (has ? [`c${(next += 1)}`] : []));
    fc.assert(
      fc.property(arbitraryGraph(own), (graph) => {
        const cut = cutOf(graph, ["t"]);
        if (cut.controls !== null) expect(cut.separatePaths).toBe(cut.controls.length);
      }),
      { numRuns: 300 },
    );
  });

  test("a large graph falls back on the flow and still parts the two", () => {
    const many = Array.from({ length: 20 }, (_, at) => ["s", "t", [`c${at}`]] as const);
    const cut = cutOf(graphOf(many), ["t"]);
    expect(cut).toMatchObject({ isSmallest: false, separatePaths: 20 });
    expect(cut.controls?.length).toBe(20);
  });
});

describe("reach", () => {
  test("goes over open steps only, by a shortest path", () => {
    const graph = graphOf([
      ["s", "a", []],
      ["a", "b", []],
      ["b", "t", []],
      ["a", "t", []],
    ]);
    expect(pathTo(reachOf(graph), "t").map(({ from }) => from)).toEqual(["s", "a"]);
    expect(reachOf(graphOf([["s", "a", []]], false)).size).toBe(1);
  });

  test("one more control never makes more reachable", () => {
    fc.assert(
      fc.property(shared, fc.constantFrom("1", "2", "3"), (graph, control) => {
        const [before, after] = [reachOf(graph), reachOf(graph, new Set([control]))];
        for (const id of after.keys()) expect(before.has(id)).toBe(true);
      }),
    );
  });
});
