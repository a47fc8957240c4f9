import { afterEach, beforeEach, expect, vi } from "vitest";

/** An unexpected console.error or console.warn fails the test that caused it. */
const spies: { error?: ReturnType<typeof vi.spyOn>; warn?: ReturnType<typeof vi.spyOn> } = {};

beforeEach(() => {
  spies.error = vi.spyOn(console, "error");
  spies.warn = vi.spyOn(console, "warn");
});

afterEach(() => {
  const said = [...(spies.error?.mock.calls ?? []), ...(spies.warn?.mock.calls ?? [])].map((call) => call.join(" "));
  spies.error?.mockRestore();
  spies.warn?.mockRestore();
  expect(said, "console.error and console.warn must stay silent").toEqual([]);
});
