import { describe, expect, it } from "vitest";
import type { Link } from "../../rubric/schema";
import { buildMatcher, findOccurrences } from "../pattern/matcher";
import { readDocument } from "../text/document";
import { findCues } from "./cues";
import { readHits } from "./hits";
import { findLink } from "./links";
import { proseFault } from "./prose";

const link = (over: Partial<Link>): Link => ({
  rel: "cause",
  from: ["zone"],
  to: ["loss"],
  window: 1,
  strict: true,
  dims: [],
  says: "say it",
  ...over,
});

function find(text: string, over: Partial<Link> = {}) {
  const { matcher } = buildMatcher({}, [
    { name: "zone", patterns: ["zone ... (goes|gone|reclaimed)", "baseline", "drain*", "notice"] },
    {
      name: "loss",
      patterns: ["(lose|lost|losing) ... (gpu|request)", "(requests|users) ... (fail|wait)", "sigterm", "replacement"],
    },
  ]);
  const document = readDocument(text);
  const hits = readHits(
    document,
    findOccurrences(matcher, document).groups,
    () => "assert",
    () => false,
  );
  const cues = new Map(document.sentences.map((sentence, index) => [index, findCues(document.tokens, sentence)]));
  const faulty = document.sentences.map((sentence) => proseFault(document, sentence) !== null);
  const found = findLink({ document, cues, hits, faulty }, link(over), 0);
  return { fired: found.fired.length > 0, reversed: found.reversed.length > 0, opposed: found.opposed };
}

describe("a cause", () => {
  it.each([
    "When a zone is gone, we lose 14 GPUs.",
    "We lose 14 GPUs because the zone is gone.",
    "The zone is gone, so we lose 14 GPUs.",
    "The zone is gone. That means we lose 14 GPUs.",
    "The zone is gone, which means losing 14 GPUs.",
    "A zone that is gone leaves us with losing 14 GPUs.",
    "The zone is reclaimed: we lose 14 GPUs.",
  ])("is found in: %s", (text) => {
    expect(find(text).fired).toBe(true);
  });

  it.each([
    "The zone is gone. We lose 14 GPUs.",
    "zone gone, lost GPUs, baseline",
    "The zone is gone.\n\nSo we lose 14 GPUs.",
    "Is the zone gone because we lose GPUs?",
  ])("is not found in: %s", (text) => {
    expect(find(text).fired).toBe(false);
  });

  it("in the opposite direction is a contradiction when strict, and never a link", () => {
    const text = "We lose 14 GPUs, therefore the zone is gone.";
    expect(find(text)).toEqual({ fired: false, reversed: true, opposed: true });
    expect(find(text, { strict: false })).toEqual({ fired: false, reversed: false, opposed: true });
  });
});

describe("an order", () => {
  const order = { rel: "order" as const };
  it.each([
    "We drain before SIGTERM is sent.",
    "SIGTERM is sent only after we drain.",
    "First we drain, then SIGTERM is sent.",
    "1. We drain the pod.\n2. SIGTERM is sent.",
  ])("is found in: %s", (text) => {
    expect(find(text, order).fired).toBe(true);
  });

  it("told backwards is a contradiction when strict", () => {
    expect(find("SIGTERM is sent before we drain.", order)).toMatchObject({ fired: false, reversed: true });
  });
});

describe("a counterfactual", () => {
  const without = { rel: "counterfactual" as const };
  it.each([
    "Without a baseline users have to wait.",
    "Keep a baseline, otherwise users have to wait.",
    "If there is no baseline, users have to wait.",
    "We keep a baseline so that we do not lose requests.",
  ])("is found in: %s", (text) => {
    expect(find(text, without).fired).toBe(true);
  });

  it("is not found when nothing is taken away", () => {
    expect(find("With a baseline users have to wait.", without).fired).toBe(false);
  });
});

describe("a comparison", () => {
  const compare = { rel: "compare" as const, dims: ["time" as const], direction: "lt" as const };
  it("is checked by the numbers where both ends have one", () => {
    expect(find("The notice is two minutes and a replacement takes 4 minutes.", compare).fired).toBe(true);
    expect(find("The notice is ten minutes and a replacement takes 4 minutes.", compare)).toMatchObject({
      fired: false,
      reversed: true,
    });
  });

  it("is read from its words where numbers are missing, also turned round and denied", () => {
    expect(find("The notice is shorter than the replacement.", compare).fired).toBe(true);
    expect(find("The replacement takes longer than the notice.", compare).fired).toBe(true);
    expect(find("The notice is longer than the replacement.", compare)).toMatchObject({ fired: false, reversed: true });
  });
});
