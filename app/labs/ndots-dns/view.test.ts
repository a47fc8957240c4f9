import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { lab } from "./index";
import type { Params } from "./params";
import type { Result } from "./result";
import { Detail, Picture } from "./view";

function shown(preset: string, events: readonly string[], width = 358): string {
  const params = paramsOf(lab, { preset, events });
  const result = lab.run(params, { trace: null, progress: () => undefined });
  return renderToStaticMarkup(createElement(Picture, { params: params as Params, result: result as Result, width }));
}

test("one picture with every name, its answer, and the wait where there is one", () => {
  const svg = shown("headline", ["lost-pair"]);
  expect(svg.match(/<svg/g)).toHaveLength(1);
  expect(svg.match(/>NXDOMAIN</g)).toHaveLength(4);
  expect(svg.match(/>NOERROR</g)).toHaveLength(1);
  expect(svg).toContain("waits 5 s");
  expect(shown("headline", [])).not.toContain("waits");
});

test("a long list is cut with a word on what is left", () => {
  const search = Array.from({ length: 20 }, (_, at) => `d${String(at)}.example`).join(" ");
  const params = paramsOf(lab, { changes: { search } });
  const result = lab.run(params, { trace: null, progress: () => undefined }) as Result;
  const svg = renderToStaticMarkup(createElement(Picture, { params: params as Params, result, width: 358 }));
  expect(svg).toContain("and 9 more names");
  expect(svg.length).toBeLessThan(40_000);
});

test("the three resolvers stand side by side", () => {
  const params = paramsOf(lab, { preset: "naive", events: ["service-name"] });
  const result = lab.run(params, { trace: null, progress: () => undefined }) as Result;
  const text = renderToStaticMarkup(createElement(Detail, { params: params as Params, result }));
  expect(text).toContain("This run, musl: not found");
  expect(text).toContain("glibc: found with 4 names");
});
