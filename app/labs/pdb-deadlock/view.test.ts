import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { lab } from "./index";
import { ParamsSchema } from "./params";
import { ResultSchema } from "./result";
import { Detail, Picture } from "./view";

const setUps = lab.presets.flatMap(
  ({ id }) => [[id, []], ...lab.events.map((event) => [id, [event.id]])] as [string, string[]][],
);

describe.each(setUps)("%s with %j", (preset, events) => {
  const params = ParamsSchema.parse(paramsOf(lab, { preset, events }));
  const result = ResultSchema.parse(lab.run(params, { trace: null, progress: () => undefined }));

  test.each([358, 760])("one picture of %d units, light and legible", (width) => {
    const markup = renderToStaticMarkup(createElement(Picture, { params, result, width }));
    expect(markup.match(/<svg/g)).toHaveLength(1);
    expect(markup.length).toBeLessThan(40_000);
    expect(markup).not.toMatch(/NaN|undefined|width="-/);
    const sizes = [...markup.matchAll(/font-size="(\d+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  test("the detail marks every changed line and names every trap", () => {
    const markup = renderToStaticMarkup(createElement(Detail, { params, result }));
    expect(markup.match(/<mark/g) ?? []).toHaveLength(result.edits.length === 0 ? 0 : result.mendedLines.length);
    for (const { budget } of result.findings) expect(markup).toContain(budget);
  });
});
