import { describe, expect, test } from "vitest";
import { buildMatcher, findOccurrences } from "../pattern/matcher";
import { readDocument } from "../text/document";
import { isEvidence, readHits } from "./hits";
import type { Polarity } from "./polarity";

const { matcher } = buildMatcher({}, [{ name: "idea", patterns: ["preStop", "headroom", "CPU", "hop limit"] }]);

function polarities(text: string, masked = false): Polarity[] {
  const document = readDocument(text);
  const hits = readHits(
    document,
    findOccurrences(matcher, document).groups,
    () => "assert",
    () => masked,
  );
  return (hits.get("idea") ?? []).map((hit) => hit.polarity);
}

const TABLE: [Polarity, string[]][] = [
  [
    "asserted",
    [
      "We set a preStop hook.",
      "Not only a preStop hook is needed, but also a longer grace period.",
      "Don't forget the preStop hook.",
      "We must not skip the preStop hook.",
      "Never forget the preStop hook.",
      "We need no more than a preStop hook.",
      "We keep headroom, so nothing is dropped.",
      "The junior answer is more pods, but I would add a preStop hook.",
      "We do not restart the node; the preStop hook runs first.",
      "IMDSv1 has to be off too, since it would ignore the hop limit.",
      "We set a preStop hook, right?",
    ],
  ],
  [
    "denied",
    [
      "We don't set a preStop hook.",
      "There is no preStop hook.",
      "The pod has not got a preStop hook.",
      "A preStop hook is not needed.",
      "It is not true that we need a preStop hook.",
      "The preStop hook does not help.",
    ],
  ],
  [
    "prohibited",
    [
      "Never scale on CPU.",
      "Do not scale on CPU.",
      "You should not scale on CPU.",
      "Scale on queue depth, not CPU.",
      "Avoid CPU as the signal.",
      "Please don't scale on CPU.",
    ],
  ],
  [
    "counterfactual",
    [
      "Without a preStop hook we lose requests.",
      "If you don't set a preStop hook, requests are lost.",
      "Requests are lost unless a preStop hook waits.",
      "If the preStop hook is missing, requests are lost.",
      "No headroom means an outage.",
      "When there is no headroom, users see errors.",
    ],
  ],
  [
    "rejected",
    [
      "The junior answer is a preStop hook.",
      "Some would scale on CPU.",
      "It is tempting to scale on CPU.",
      "Scaling on CPU is a mistake.",
      "CPU would be the wrong signal.",
      "We use the queue instead of CPU.",
      "I considered CPU.",
    ],
  ],
  [
    "unsure",
    [
      "Maybe a preStop hook.",
      "Perhaps we should scale on CPU.",
      "I am not sure about the preStop hook.",
      "I don't know whether a preStop hook is set.",
    ],
  ],
  ["question", ["Should I set a preStop hook?", "What about headroom?"]],
  ["uncertain", ["We hardly need a preStop hook.", "We can't assume headroom.", "We do not want to avoid headroom."]],
];

describe.each(TABLE)("%s:", (expected, texts) => {
  test.each(texts)("%s", (text) => {
    expect(polarities(text)).toEqual([expected]);
  });
});

test.each([
  "We don't wait here, so we keep headroom.",
  "There is no queue, but we keep headroom.",
  "Nothing is cached; headroom is there.",
  "It doesn't scale, hence headroom.",
])("a denial ends where a cause, a contrast or another clause begins: %s", (text) => {
  expect(polarities(text)).toEqual(["asserted"]);
});

test("every place in a sentence is judged for itself", () => {
  expect(polarities("Never scale on CPU, because headroom is what counts.")).toEqual(["prohibited", "asserted"]);
});

test("what is masked is no place at all", () => {
  expect(polarities("We set a preStop hook.", true)).toEqual([]);
});

test.each([
  ["asserted", true, false],
  ["counterfactual", true, false],
  ["denied", false, true],
  ["prohibited", false, true],
  ["rejected", false, true],
  ["unsure", false, false],
  ["question", false, false],
  ["uncertain", false, false],
] as const)(
  "%s is evidence for an ordinary concept: %s; for one that the right answer rules out: %s",
  (polarity, assert, reject) => {
    expect(isEvidence(polarity, "assert")).toBe(assert);
    expect(isEvidence(polarity, "reject")).toBe(reject);
  },
);
