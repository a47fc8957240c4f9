import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./styles.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}
function check(front: string, back: string, least: number): string[] {
  return (["light", "dark"] as const).flatMap((theme) => {
    const [a, b] = [tokens.get(front)?.[theme], tokens.get(back)?.[theme]];
    if (a === undefined || b === undefined) return [`${front} or ${back} is no token`];
    const ratio = contrast(a, b);
    return ratio < least ? [`${front} on ${back}, ${theme}: ${ratio.toFixed(2)} < ${String(least)}`] : [];
  });
}

const TEXT = ["ink", "ink-soft", "ink-faint", "accent", "accent-strong", "danger", "warn", "good"];
const LEVELS = ["level-none", "level-named", "level-explained", "level-defended", "level-unknown"];
const MARKS = ["mark-claim", "mark-link", "mark-consequence", "mark-quantity", "mark-support"];

test("every text colour reads at 4.5:1 on paper and on raised ground, in both themes", () => {
  const failures = [...TEXT, ...LEVELS, ...MARKS].flatMap((front) =>
    ["paper", "raised"].flatMap((back) => check(front, back, 4.5)),
  );
  expect(failures).toEqual([]);
});

test("text on coloured ground reads at 4.5:1", () => {
  const pairs = [
    ["on-accent", "accent"],
    ["on-accent", "accent-strong"],
    ["on-danger", "danger"],
    ["danger", "danger-soft"],
    ["ink", "danger-soft"],
    ["ink", "warn-soft"],
    ["ink", "good-soft"],
    ["ink", "accent-soft"],
    ["ink-soft", "accent-soft"],
    ["ink-soft", "danger-soft"],
    ["accent", "danger-soft"],
  ] as const;
  expect(pairs.flatMap(([front, back]) => check(front, back, 4.5))).toEqual([]);
});

test("the edges of fields and buttons stand out at 3:1", () => {
  expect(["paper", "raised"].flatMap((back) => check("line-strong", back, 3))).toEqual([]);
});
