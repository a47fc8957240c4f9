import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "../text/document";
import { isScrambled, proseFault } from "./prose";

const faults = (text: string) => {
  const document = readDocument(text);
  return document.sentences.map((sentence) => proseFault(document, sentence));
};

/** As if every sentence spoke of the scenario. */
function scrambled(text: string): boolean {
  const document = readDocument(text);
  return isScrambled(document, new Set(document.sentences.keys()));
}

test.each([
  "The readiness probe has to fail before the process stops, because the balancer needs a few seconds.",
  "Rehearse the loss of a zone first, and only then raise the spot share.",
  "Zone loss -> 20 GPUs gone at once, so we keep headroom.",
  "If spot fails, we lose half of it.",
  "It is the whole pool which goes, is not one GPU only, so we must to have reserve for it.",
])("reads as prose: %s", (text) => {
  expect(faults(text)).toEqual([null]);
});

test.each([
  ["a list of words", "readiness, grace period, preStop, SIGTERM, endpoint slice, balancer"],
  ["a list without commas", "readiness grace period preStop hook endpoint slice balancer"],
  [
    "keywords with connectives",
    "Readiness because preStop therefore grace period hence balancer so requests otherwise SIGTERM.",
  ],
  [
    "keywords with connectives between groups",
    "Correlated preemptions zone pool at once therefore spread zones because 503 overload error budget.",
  ],
])("does not read as prose: %s", (_what, text) => {
  expect(faults(text).every((fault) => fault !== null)).toBe(true);
});

test("the words of a paragraph in a wild order do not read as prose", () => {
  const text =
    "the of because balancer a the is to requests the before so we stops of the it and readiness is the the to process will are grace would of the period the because if a we to the seconds";
  expect(scrambled(text)).toBe(true);
});

test("a paragraph of ordinary sentences is not scrambled, in whatever order they stand", () => {
  const sentences = [
    "The readiness probe has to fail before the process stops.",
    "The balancer needs a few seconds until it has noticed.",
    "If we stop too early, the requests that are still sent would be lost.",
    "That costs us fifteen seconds on every rollout, which is a price that I accept.",
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(sentences, { minLength: 2 }), (order) => {
      expect(scrambled(order.join(" "))).toBe(false);
    }),
    { numRuns: 40 },
  );
});
