import fc from "fast-check";
import { expect, test } from "vitest";
import { lineAt, lineOfPath } from "./json-line";

const TEXT = `{
  "a": [1, {"b": "x \\" ] }"},
    {
      "c": null
    }
  ],
  "d": "end"
}`;

test("finds the line of a value", () => {
  expect(lineOfPath(TEXT, [])).toBe(1);
  expect(lineOfPath(TEXT, ["a", 1, "b"])).toBe(2);
  expect(lineOfPath(TEXT, ["a", 2, "c"])).toBe(4);
  expect(lineOfPath(TEXT, ["d"])).toBe(7);
});

test("of what is missing, the line of what it is missing from", () => {
  expect(lineOfPath(TEXT, ["a", 2, "nothing"])).toBe(3);
  expect(lineOfPath(TEXT, ["a", 9])).toBe(2);
  expect(lineOfPath(TEXT, ["e", "f"])).toBe(1);
});

test("every value of any JSON is found where it stands", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.array(fc.jsonValue({ maxDepth: 2 }))), (value) => {
      const text = JSON.stringify(value, null, 2);
      const keys = Object.keys(value).filter((key) => (value[key]?.length ?? 0) > 0);
      const lines = keys.map((key) => lineOfPath(text, [key, 0]));
      expect(lines.every((line) => line > 1 && line <= lineAt(text, text.length))).toBe(true);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }),
  );
});
