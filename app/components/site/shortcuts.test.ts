// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { GO_TO, SHORTCUTS } from "./shortcut-list";
import { isTyping } from "./shortcuts";

test("keys typed into a field belong to the field", () => {
  for (const tag of ["input", "textarea", "select"]) expect(isTyping(document.createElement(tag))).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
  expect(isTyping(null)).toBe(false);
});

test("every place that a key leads to is in the list, and the other way round", () => {
  const listed = SHORTCUTS.flatMap((group) => group.items.flatMap((item) => item.keys)).filter((keys) =>
    keys.startsWith("g "),
  );
  expect(listed.sort()).toEqual(
    Object.keys(GO_TO)
      .map((key) => `g ${key}`)
      .sort(),
  );
});
