import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNextPath } from "./next-path";

test("a path of this site is kept with its query and fragment", () => {
  expect(safeNextPath("/attempts/a1/design?tab=2#end")).toBe("/attempts/a1/design?tab=2#end");
});

test.each([
  "https://other.example/",
  "//other.example",
  "/\\other.example",
  "\\\\other.example",
  "/\t/other.example",
  "/\n/other.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //other.example",
  "/.//other.example",
  "/a/..//other.example",
  "",
  undefined,
  null,
  7,
])("%j leads home instead", (value) => {
  expect(safeNextPath(value)).toBe("/");
});

test("whatever a link carries, a browser that follows the answer stays on this site and the header can be sent", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    ":",
    "@",
    "?",
    "#",
    "%2f",
    "%5c",
    "\t",
    "é",
    "other.example",
    "https:",
    "a",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safeNextPath(pieces.join(""));
      expect(new URL(path, "https://here.example/signin").origin).toBe("https://here.example");
      expect(new Headers({ Location: path }).get("Location")).toBe(path);
    }),
    { numRuns: 2000 },
  );
});
