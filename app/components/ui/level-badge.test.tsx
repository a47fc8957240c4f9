import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { levelName, LEVELS, type LevelOrUnknown } from "../../domain/rubric/level";
import { LevelBadge, LevelShape } from "./level-badge";

const ALL: readonly LevelOrUnknown[] = [...LEVELS, null];
const drawn = (level: LevelOrUnknown) =>
  renderToStaticMarkup(<LevelShape level={level} />)
    .replace(/class="[^"]*"/, "")
    .replace(/data-level="[^"]*"/, "");

test("every badge carries the level's word", () => {
  for (const level of ALL) {
    const words = renderToStaticMarkup(<LevelBadge level={level} />).replace(/<svg.*<\/svg>/, "");
    expect(words).toContain(levelName(level).replace("'", "&#x27;"));
  }
});

test("the five shapes differ when colour and word are taken away", () => {
  expect(new Set(ALL.map(drawn)).size).toBe(5);
});

test("the shape is hidden from screen readers because the word says it", () => {
  expect(renderToStaticMarkup(<LevelShape level={2} />)).toContain('aria-hidden="true"');
});

test("a prefix tells whose level it is", () => {
  expect(renderToStaticMarkup(<LevelBadge level={3} prefix="you" />)).toMatch(/you.*Defended/);
});
