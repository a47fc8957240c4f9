import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "./document";

const sentences = (text: string): string[] =>
  readDocument(text).sentences.map(({ start, end }) => text.slice(start, end));

describe("sentences end", () => {
  test.each([
    [
      "at stops, question marks and exclamation marks",
      "One pod goes. Is it ready? No! We wait.",
      ["One pod goes", "Is it ready", "No", "We wait"],
    ],
    ["at a line end behind a short line", "the pod drains\nthe node goes", ["the pod drains", "the node goes"]],
    [
      "at a bullet, which is no part of the sentence",
      "- the pod drains\n- the node goes",
      ["the pod drains", "the node goes"],
    ],
    [
      "at the number of a list, which is no part of it either",
      "1. Fail readiness\n2. Wait 15 s\n3) Stop it",
      ["Fail readiness", "Wait 15 s", "Stop it"],
    ],
    [
      "between quotation marks and the next capital",
      'He says "wait." Then it stops.',
      ['He says "wait', "Then it stops"],
    ],
  ])("%s", (_where, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});

describe("sentences do not end", () => {
  test.each([
    ["inside a version", "We run 1.34 on every node."],
    ["inside a number", "It costs 4.50 dollars an hour."],
    ["inside an address", "Block 169.254.169.254 for pods."],
    ["inside a file name or a domain", "The file values.yaml sets it for api.example.org too."],
    ["behind e.g. and i.e.", "Use a signal, e.g. the queue depth, i.e. what waits."],
    ["behind an abbreviated unit in running text", "It takes approx. 4 min. until it serves."],
    [
      "where an editor wrapped a long line",
      "The balancer keeps sending requests to the pod for some\nseconds after it was told to stop.",
    ],
  ])("%s", (_where, text) => {
    expect(sentences(text)).toHaveLength(1);
  });
});

test("a sentence behind an abbreviated unit begins with a capital", () => {
  expect(sentences("It takes 4 min. The pod serves.")).toHaveLength(2);
});

test("a blank line begins another paragraph, also one with spaces in it, and a plain line end does not", () => {
  const paragraphs = readDocument("One goes.\nTwo goes.\n\nThree goes.\n   \nFour goes.").sentences.map(
    (sentence) => sentence.paragraph,
  );
  expect(paragraphs).toEqual([0, 0, 1, 2]);
});

test("list items carry their number, bullets 0 and running text nothing", () => {
  const items = readDocument(
    "We do this:\n1. fail readiness\n2. stop it\n\n- a bullet\n\nAnd then nothing more.",
  ).sentences.map((sentence) => sentence.item);
  expect(items).toEqual([null, 1, 2, 0, null]);
});

test("questions and introducing colons are known as such", () => {
  const read = readDocument("Should we wait? We do this: fail readiness. It is over.").sentences;
  expect(read.map((sentence) => sentence.question)).toEqual([true, false, false]);
  expect(readDocument("The reason:\nit is slow").sentences.map((sentence) => sentence.colon)).toEqual([true, false]);
});

test("an endless sentence is cut, so that nothing in it reaches too far", () => {
  const lengths = readDocument("pod ".repeat(1000)).sentences.map((sentence) => sentence.to - sentence.from);
  expect(lengths.length).toBeGreaterThan(5);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(80);
});

test("every word belongs to at most one sentence, and sentences follow one another", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("pod", "1.34", "e.g.", "2.", "-", "\n", "\n\n", "stops.", "Why?", ":", "“so”", "3)", "…"),
        { maxLength: 60 },
      ),
      (parts) => {
        const text = parts.join(" ");
        const { sentences: found } = readDocument(text);
        found.forEach((sentence, index) => {
          expect(sentence.start).toBeLessThan(sentence.end);
          expect(sentence.from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0);
          // An item's text never holds a blank line.
          expect(text.slice(sentence.start, sentence.end)).not.toMatch(/\n\s*\n/);
        });
      },
    ),
    { numRuns: 200 },
  );
});
