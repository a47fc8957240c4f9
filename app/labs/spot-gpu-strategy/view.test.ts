import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { lab } from "./index";
import type { Params } from "./params";
import type { Result } from "./result";
import { Detail, Picture } from "./view";

const setUps = lab.presets.flatMap(({ id }) => [
  [id, []] as const,
  ...lab.events.map((event) => [id, [event.id]] as const),
]);

describe.each([358, 760])("at a width of %i", (width) => {
  test.each(setUps)("%s with %j is one small picture without a broken coordinate", (preset, events) => {
    const params = paramsOf(lab, { preset, events }) as Params;
    const result = lab.run(params, { trace: null, progress: () => undefined }) as Result;
    const markup = renderToStaticMarkup(createElement(Picture, { params, result, width }));
    expect(markup.match(/<svg/g)).toHaveLength(1);
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
    expect(markup.length).toBeLessThan(40_000);
    expect(renderToStaticMarkup(createElement(Detail, { params, result }))).toContain("Load above capacity");
  });
});

test("a zone that goes is named where it goes, with what it takes", () => {
  const params = paramsOf(lab, { preset: "headline", events: ["sold-out"] }) as Params;
  const result = lab.run(params, { trace: null, progress: () => undefined }) as Result;
  const markup = renderToStaticMarkup(createElement(Picture, { params, result, width: 760 }));
  expect(markup).toContain("zone a −28");
  expect(markup).toContain("zone a takes back 28 at 12:00");
});
