import { describe, expect, test } from "vitest";
import { readDocument } from "./document";

/** "dim value" of every quantity, values rounded against binary noise. */
const quantities = (text: string): string[] =>
  readDocument(text).quantities.map(({ dim, value }) => `${dim} ${Number(value.toPrecision(9))}`);

describe("a number and its unit", () => {
  test.each([
    ["120s", "time 120"],
    ["120 s", "time 120"],
    ["two minutes", "time 120"],
    ["a minute", "time 60"],
    ["an hour", "time 3600"],
    ["half an hour", "time 1800"],
    ["250 ms", "time 0.25"],
    ["5 min 30 s", "time 330"],
    ["four minutes and ninety seconds", "time 330"],
    ["24 hours", "time 86400"],
    ["30%", "pct 30"],
    ["30 %", "pct 30"],
    ["30 percent", "pct 30"],
    ["30 per cent", "pct 30"],
    ["half", "pct 50"],
    ["a third", "pct 33.3333333"],
    ["two thirds", "pct 66.6666667"],
    ["$4.00", "money 4"],
    ["$1.2k", "money 1200"],
    ["€300", "money 300"],
    ["300 dollars", "money 300"],
    ["16 GB", "mem 16000000000"],
    ["16GB", "mem 16000000000"],
    ["512 MiB", "mem 536870912"],
    ["70/30", "ratio 2.33333333"],
    ["5x", "ratio 5"],
    ["five times", "ratio 5"],
    ["twice", "ratio 2"],
    ["40 GPUs", "count 40"],
    ["forty nodes", "count 40"],
    ["twenty five replicas", "count 25"],
    ["eight more spot nodes", "count 8"],
    ["4,000 queries a second", "rate 4000"],
    ["4,000 rps", "rate 4000"],
    ["600 requests per minute", "rate 10"],
    ["12,500", "num 12500"],
    ["3 million", "num 3000000"],
    ["a hundred", "num 100"],
  ])("%s is %s", (text, expected) => {
    expect(quantities(`We see ${text}, here.`)).toEqual([expected]);
  });
});

test("the first number of a range takes the unit of the second", () => {
  expect(quantities("It takes 4 to 6 minutes.")).toEqual(["time 240", "time 360"]);
  expect(quantities("We save 40-55% here.")).toEqual(["pct 40", "pct 55"]);
});

test.each([
  ["a clock time", "The trigger fires at 08:50."],
  ["a status code", "Users then see a 503."],
  ["round the clock", "It runs 24/7."],
  ["a pronoun", "Nobody wants one that fails."],
  ["an article", "A pod serves a request."],
  ["a name with a digit in it", "The H100 and the p95 are fine."],
])("%s is no quantity", (_what, text) => {
  expect(quantities(text)).toEqual([]);
});

test("quantities stay inside their sentence and do not overlap", () => {
  const { quantities: found, sentences } = readDocument(
    "We keep 40. Seconds later 5 min 30 s are over and 70/30 of 12 GPUs run.",
  );
  found.forEach((quantity, index) => {
    expect(quantity.from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0);
    expect(sentences.some((sentence) => quantity.from >= sentence.from && quantity.to <= sentence.to)).toBe(true);
  });
  expect(found[0]).toMatchObject({ dim: "num", value: 40 });
});
