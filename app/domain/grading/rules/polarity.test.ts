import { describe, expect, it } from "vitest";
import { buildMatcher, findOccurrences } from "../pattern/matcher";
import { readDocument } from "../text/document";
import { readHits } from "./hits";

/** How the text stands to "preStop". */
function polarity(text: string): string | undefined {
  const { matcher } = buildMatcher({}, [{ name: "hook", patterns: ["(preStop|headroom|cpu)"] }]);
  const document = readDocument(text);
  return readHits(
    document,
    findOccurrences(matcher, document).groups,
    () => "assert",
    () => false,
  ).get("hook")?.[0]?.polarity;
}

describe("polarity", () => {
  it.each([
    ["We set a preStop hook.", "asserted"],
    ["We don't set a preStop hook.", "denied"],
    ["There is no preStop hook.", "denied"],
    ["Never set a preStop hook.", "prohibited"],
    ["Scale on queue depth, not CPU.", "prohibited"],
    ["You should not scale on CPU.", "prohibited"],
    ["Avoid CPU as a signal.", "prohibited"],
    ["Without a preStop hook the streams are cut.", "counterfactual"],
    ["If you don't set a preStop hook the streams are cut.", "counterfactual"],
    ["If the preStop hook is missing, streams are cut.", "counterfactual"],
    ["No headroom means that requests wait.", "counterfactual"],
    ["The junior answer is CPU.", "rejected"],
    ["Some would scale on CPU, I do not.", "rejected"],
    ["Some would wait, but I keep headroom.", "asserted"],
    ["Scaling on CPU is a mistake.", "rejected"],
    ["I watch the queue instead of CPU.", "rejected"],
    ["Maybe a preStop hook.", "unsure"],
    ["Should I set a preStop hook?", "question"],
    ["Not only a preStop hook is needed.", "asserted"],
    ["Don't forget the preStop hook.", "asserted"],
    ["It is not true that headroom helps.", "denied"],
    ["Headroom does not help, hence a queue.", "denied"],
    ["We do not wait, so headroom is there.", "asserted"],
    ["Writing one would be useless until headroom is there.", "asserted"],
  ])("of %s is %s", (text, expected) => {
    expect(polarity(text)).toBe(expected);
  });
});
