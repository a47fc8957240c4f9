import fc from "fast-check";
import { expect, test } from "vitest";
import { findNumbers, type NumberWanted } from "./find-numbers";

const WANTED: NumberWanted[] = [
  { param: "spot", unit: "share", near: ["spot"] },
  { param: "grace", unit: "seconds", near: ["grace", "terminationGracePeriodSeconds"] },
  { param: "headroom", unit: "count", near: ["headroom"], never: ["zone"] },
];
const values = (text: string) =>
  Object.fromEntries(findNumbers(text, WANTED).map(({ param, value }) => [param, value]));

test("a figure is found by its unit and the word beside it, in base units", () => {
  expect(values("I put 70% of the fleet on spot. The grace is two minutes. Headroom: 8 GPUs.")).toEqual({
    spot: 0.7,
    grace: 120,
    headroom: 8,
  });
});

test("the nearer of two figures counts, and one figure is offered once", () => {
  expect(values("30% stays on demand, 70% spot")).toEqual({ spot: 0.7 });
  expect(values("We keep 20% of the load for later. Spot is cheap.")).toEqual({});
});

test("a figure of another unit is none", () => {
  expect(values("spot gives 30 seconds of notice")).toEqual({});
});

test("where it was found can be shown", () => {
  const text = "First the bill.\nI run 60% on spot, because it is cheap.";
  const [found] = findNumbers(text, WANTED);
  expect(text.slice(found?.start, found?.end)).toBe("60%");
  expect(found?.quote).toContain("because it is cheap");
});

test("any text ends, with quotes that are short and places that are in it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      for (const { start, end, quote, value } of findNumbers(text, WANTED)) {
        expect(start).toBeLessThanOrEqual(end);
        expect(quote.length).toBeLessThan(160);
        expect(Number.isFinite(value)).toBe(true);
      }
    }),
  );
});
