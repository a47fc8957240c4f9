import { describe, expect, test } from "vitest";
import type { GradeReport } from "../evidence";
import { probeFor } from "./explain";
import { compileFixture, DRAIN_ORDER, SAYS } from "../drain-fixture";
import { grade } from "../grade";

const compiled = compileFixture([]);
const drain = (text: string): GradeReport["criteria"][number] => {
  const found = grade(compiled, text).criteria.find((criterion) => criterion.id === "drain-order");
  if (!found) throw new Error("the fixture has drain-order");
  return found;
};

describe("the follow-up", () => {
  test.each([
    [0, "What happens first?", 0],
    [1, "Why in that order?", 1],
    [2, "What if it is slower?", 2],
    [null, "Which of the two do you mean?", "unsure"],
    [3, null, null],
  ] as const)("at level %s is %s", (level, probe, probeKey) => {
    expect(probeFor(DRAIN_ORDER, level)).toEqual({ probe, probeKey });
  });
});

describe("the missing step", () => {
  test("is nothing at Defended, and there is no probe either", () => {
    expect(drain(SAYS.defended)).toMatchObject({ level: 3, missing: null, probe: null, probeKey: null });
  });

  test("at Explained is what backs the link", () => {
    expect(drain(SAYS.explained)).toMatchObject({
      level: 2,
      missing: "Give the number: how long the balancer takes to notice.",
      probeKey: 2,
    });
  });

  test("at Named is the link of which most is there", () => {
    expect(drain("Our requests are lost. The balancer still sends traffic to that pod.").missing).toBe(
      "Say that traffic still sent to a dead pod is lost.",
    );
  });

  test("of an empty answer is the author's first link", () => {
    expect(drain("")).toMatchObject({
      level: 0,
      missing: "Say that readiness fails before the process stops.",
      probeKey: 0,
    });
  });

  test("of a list asks for one full sentence", () => {
    const found = drain(
      "readiness fail before process stop, grace period, upload, balancer sends, requests lost, endpoint",
    );
    expect(found.level).toBe(1);
    expect(found.missing).toMatch(/^Write it as a full sentence, X because Y: /);
    expect(found.notes.map((note) => note.kind)).toContain("list-only");
  });
});

describe("what did not help is said, with the words it is about:", () => {
  test.each([
    ["denied", "We do not set a preStop hook.", "We do not set a preStop hook"],
    ["rejected", "The junior answer is a preStop hook.", "The junior answer is a preStop hook"],
    ["uncertain", "Should I set a preStop hook?", "Should I set a preStop hook"],
    [
      "misconception",
      "Each endpoint changes instantly, and we make readiness fail.",
      "Each endpoint changes instantly, and we make readiness fail",
    ],
    ["contradiction", SAYS.reversed, SAYS.reversed.slice(0, -1)],
  ])("%s: %s", (kind, text, quote) => {
    const note = drain(text).notes.find((one) => one.kind === kind);
    expect(note?.quotes.map((one) => one.text)).toContain(quote);
    expect(note?.says).toMatch(/\.$/);
  });

  test("of a contradiction both sentences are quoted", () => {
    const note = drain(`${SAYS.explained} We delete the pod by force.`).notes.find(
      (one) => one.kind === "contradiction",
    );
    expect(note?.says).toBe("Deleting by force skips the order that was just described.");
    expect(note?.quotes.map((quote) => quote.text)).toEqual([
      SAYS.explained.slice(0, -1),
      "We delete the pod by force",
    ]);
  });
});

test.each([
  [SAYS.defended, '"readiness failing" is joined to "the process stopping", backed by a quantity.'],
  [SAYS.explained, '"readiness failing" is joined to "the process stopping", with nothing beside it that backs it.'],
  [SAYS.named, '"readiness failing" is named; no second idea is joined to it.'],
  [SAYS.reversed, "The step is there, but in the opposite direction: capped at Named."],
  ["We do not set a preStop hook.", "The idea is mentioned only to be denied, doubted or asked about."],
  ["We buy larger machines.", "None of the words that the patterns know for it was found."],
])("the rule that decided is named: %s", (text, because) => {
  expect(drain(text).rules.because).toBe(because);
});

test("claim, link word, consequence and number are marked apart inside the quoted sentence", () => {
  const text = `We sell tickets. ${SAYS.defended}`;
  const [quote] = drain(text).quotes;
  expect(quote?.text).toBe(SAYS.defended.slice(0, -1));
  const marks = quote?.marks.map((mark) => `${mark.role}: ${text.slice(mark.start, mark.end)}`);
  expect(marks).toEqual([
    "claim: readiness probe has to fail",
    "quantity: 15 seconds",
    "link: before",
    "consequence: process stops",
  ]);
});
