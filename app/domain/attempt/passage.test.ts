import fc from "fast-check";
import { expect, test } from "vitest";
import { findPassage } from "./passage";

test("a passage is found at its first place, with the line ends and spaces of the text", () => {
  const text = "Drain first,\n  then stop. Drain first, then stop.";
  expect(findPassage(text, "Drain first, then stop.")).toEqual({ start: 0, end: 25 });
  expect(text.slice(0, 25)).toBe("Drain first,\n  then stop.");
  expect(findPassage(text, " stop. Drain\r\n")).toEqual({ start: 20, end: 31 });
});

test("what is not there, or blank, is not found", () => {
  expect(findPassage("Drain first.", "Stop first.")).toBeNull();
  expect(findPassage("Drain first.", " \n ")).toBeNull();
  expect(findPassage("", "x")).toBeNull();
});

test("every stretch of a text that is not blank is found in it, at its place or an earlier one", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(60), fc.nat(60), (text, from, length) => {
      const passage = text.slice(from, from + length);
      const found = findPassage(text, passage);
      if (passage.trim() === "") return found === null;
      return (
        found !== null &&
        found.start <= from + (passage.length - passage.trimStart().length) &&
        text.slice(found.start, found.end).replace(/\s/g, "") === passage.replace(/\s/g, "")
      );
    }),
  );
});
