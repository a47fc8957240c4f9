import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "./tokens";
import { stemOf } from "./words";

const words = (text: string): string[] => tokenize(text).map((token) => token.lower);

test.each([
  ["words in lower case, without their marks", "The pod (drains), quickly!", ["the", "pod", "drains", "quickly"]],
  [
    "contractions as two words, the negation apart",
    "We don't, can't and won’t",
    ["we", "do", "not", "can", "not", "and", "will", "not"],
  ],
  ["contractions that lost their apostrophe", "it doesnt and cannot", ["it", "does", "not", "and", "can", "not"]],
  ["possessives without their ending", "AWS's nodes and pods' logs", ["aws", "nodes", "and", "pods", "logs"]],
  [
    "identifiers in their parts",
    "terminationGracePeriodSeconds hop-limit hop_limit",
    ["termination", "grace", "period", "seconds", "hop", "limit", "hop", "limit"],
  ],
  ["clock times and addresses whole", "at 08:50 from 169.254.169.254", ["at", "8:50", "from", "169.254.169.254"]],
  ["arrows of every make as one sign", "a -> b → c => d", ["a", "->", "b", "->", "c", "->", "d"]],
  ["an ampersand as and", "drain & stop", ["drain", "and", "stop"]],
])("reads %s", (_what, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("an identifier remembers how many words it spans and how it is written in one", () => {
  const [first] = tokenize("terminationGracePeriodSeconds");
  expect(first).toMatchObject({ span: 4, joined: "terminationgraceperiodseconds" });
  expect(tokenize("hop-limit")[0]).toMatchObject({ span: 2, joined: "hoplimit" });
  expect(tokenize("hop limit")[0]?.span).toBe(0);
});

test("offsets count UTF-16 units, also behind emoji and combining marks", () => {
  const text = "👩‍🚒 the pod stops 🚀 déjà vu";
  const pod = tokenize(text).find((token) => token.lower === "pod");
  expect(text.slice(pod?.start, pod?.end)).toBe("pod");
  const vu = tokenize(text).at(-1);
  expect(text.slice(vu?.start, vu?.end)).toBe("vu");
});

test("lone surrogates are stepped over", () => {
  expect(words("\uD800 pod \uDC00stops\uD83D")).toEqual(["pod", "stops"]);
});

test("tokens lie inside the text, in order and without overlap, for any string whatever", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc
          .array(fc.constantFrom("\uD800", "don't", "70/30", "$4", "%", "a_b", "1.2.3.4", "…", "12:34", "’s", "n+1"), {
            maxLength: 40,
          })
          .map((parts) => parts.join("")),
      ),
      (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          end = token.end;
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ["stops", "stopping"],
  ["lost", "losing"],
  ["broken", "breaks"],
  ["utilisation", "utilization"],
  ["behaviour", "behavior"],
  ["cancelled", "canceled"],
  ["defence", "defense"],
  ["availability", "available"],
  ["queueing", "queues"],
])("%s and %s meet under one stem", (left, right) => {
  expect(stemOf(left)).toBe(stemOf(right));
});

test.each([
  ["laterally", "later"],
  ["container", "contained"],
  ["general", "generator"],
])("%s and %s stay apart", (left, right) => {
  expect(stemOf(left)).not.toBe(stemOf(right));
});
