import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { svgFile } from "./svg-file";

test("a picture becomes a file of its own, with every class of the pictures in it", () => {
  const file = svgFile(
    '<svg role="img" viewBox="0 0 760 240" class="h-auto"><path class="plot-line plot-line-1"/></svg>',
  );
  expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="-12 -12 784 264"/);
  const styles = readFileSync("app/styles.css", "utf8");
  const classes = new Set(styles.match(/\.plot-[a-z0-9-]+/g));
  expect(classes.size).toBeGreaterThan(10);
  for (const name of classes) expect(file, name).toContain(name);
});

test("what is no picture is said to be none", () => {
  expect(() => svgFile("<p>")).toThrow("one <svg>");
});
