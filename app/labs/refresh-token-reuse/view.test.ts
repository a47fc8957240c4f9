import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { lab } from "./index";
import { clockTime, rowsOf } from "./lanes";
import type { Params } from "./params";
import type { Result } from "./result";
import { Picture } from "./view";

function played(preset: string, events: readonly string[] = []) {
  const params = paramsOf(lab, { preset, events });
  return { params: params as Params, result: lab.run(params, { trace: null, progress: () => undefined }) as Result };
}

test("one picture with the copy, the revocation and the end of the access", () => {
  const svg = renderToStaticMarkup(createElement(Picture, { ...played("headline"), width: 358 }));
  expect(svg.match(/<svg/g)).toHaveLength(1);
  for (const words of ["R4 is copied", "REVOKED", "access ends", "1:00"]) expect(svg).toContain(words);
});

test("a thief who is never detected has no revocation in his picture", () => {
  const svg = renderToStaticMarkup(createElement(Picture, { ...played("headline", ["silent-thief"]), width: 760 }));
  expect(svg).not.toContain("REVOKED");
  expect(svg).toContain("still inside");
});

test("a long story loses its middle and keeps its end", () => {
  const rows = rowsOf(played("headline", ["grace-thief"]).result);
  expect(rows).toHaveLength(12);
  expect(rows.filter(({ kind }) => kind === "more")).toHaveLength(1);
  expect(rows.at(-1)).toMatchObject({ kind: "end", words: "still inside" });
});

test("times are hours and minutes, with seconds where there are any, and days in the end", () => {
  expect([54 * 60, 3602, 0, 172_800, 845_999].map(clockTime)).toEqual([
    "0:54",
    "1:00:02",
    "0:00",
    "2 d 0 h",
    "9 d 18 h",
  ]);
});
