import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { versionDiff } from "./version-diff";

describe("the difference of two versions", () => {
  it("names what only one of them has", () => {
    expect(versionDiff("keep 8 GPUs warm", "keep 12 GPUs warm")).toEqual([
      { kind: "same", text: "keep " },
      { kind: "only-first", text: "8" },
      { kind: "only-second", text: "12" },
      { kind: "same", text: " GPUs warm" },
    ]);
  });

  it("gives both texts back when its parts are joined", () => {
    const words = fc.array(fc.constantFrom("pool", "a", "zone\n", ",", "120 s", " "), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [first, second] = [a.join(" "), b.join(" ")];
        const parts = versionDiff(first, second);
        const join = (skip: string) => parts.map((part) => (part.kind === skip ? "" : part.text)).join("");
        expect(join("only-second")).toBe(first);
        expect(join("only-first")).toBe(second);
      }),
    );
  });

  it("shows long texts whole instead of comparing them word by word", () => {
    const parts = versionDiff("a ".repeat(20_000), "b ".repeat(20_000));
    expect(parts.map((part) => part.kind)).toEqual(["only-first", "only-second"]);
  });
});
