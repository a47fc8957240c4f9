import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mark } from "./evidence";
import { splitMarks } from "./marks";

const roles = ["claim", "link", "consequence", "quantity", "support"] as const;

test("overlapping marks are cut so that each segment knows all of its roles", () => {
  expect(
    splitMarks("zone goes, 8 GPUs lost", [
      { start: 0, end: 9, role: "claim" },
      { start: 5, end: 17, role: "consequence" },
      { start: 11, end: 17, role: "quantity" },
    ]),
  ).toEqual([
    { start: 0, text: "zone ", roles: ["claim"] },
    { start: 5, text: "goes", roles: ["claim", "consequence"] },
    { start: 9, text: ", ", roles: ["consequence"] },
    { start: 11, text: "8 GPUs", roles: ["consequence", "quantity"] },
    { start: 17, text: " lost", roles: [] },
  ]);
});

test("an empty text has no segments", () => {
  expect(splitMarks("", [{ start: 0, end: 3, role: "link" }])).toEqual([]);
});

test("joined segments give the text again, and every marked character carries its role", () => {
  const mark = fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    role: fc.constantFrom(...roles),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 8 }), (text, marks: Mark[]) => {
      const segments = splitMarks(text, marks);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      for (const segment of segments) {
        for (let at = segment.start; at < segment.start + segment.text.length; at += 1) {
          const expected = new Set(marks.filter((each) => each.start <= at && at < each.end).map((each) => each.role));
          expect(new Set(segment.roles)).toEqual(expected);
        }
      }
    }),
  );
});
