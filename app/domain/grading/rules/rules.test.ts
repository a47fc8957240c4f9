import { describe, expect, test } from "vitest";
import type { Criterion, Link, Rubric } from "../../rubric/schema";
import { compileFixture, DRAIN_ORDER, NO_DATABASE, RUBRIC, SAYS } from "../drain-fixture";
import { findOccurrences } from "../pattern/matcher";
import { readDocument } from "../text/document";
import { judgeByRules, readText, type RuleFinding } from "./rules";

const LOSS = {
  rel: "cause",
  from: ["still-sent"],
  to: ["lost-requests"],
  window: 1,
  strict: false,
  dims: [],
  says: "say why",
} satisfies Link;
const compiled = compileFixture([]);

function judge(text: string, criterion: Criterion, rubric: Rubric = RUBRIC): RuleFinding {
  const document = readDocument(text);
  const { groups } = findOccurrences(compiled.matcher, document);
  return judgeByRules(
    readText({ document, occurrences: groups, rubric, given: compiled.given, masked: () => false, grammar: null }),
    criterion,
  );
}

/** Whether one link alone fires, is reversed, or neither. */
function link(text: string, only: Link): "fires" | "reversed" | "nothing" {
  const found = judge(text, { ...DRAIN_ORDER, reasoning: { ...DRAIN_ORDER.reasoning, links: [only] } });
  return found.fired.length > 0 ? "fires" : found.reversed.length > 0 ? "reversed" : "nothing";
}

describe("a cause is found whichever end stands first:", () => {
  test.each([
    "The balancer still sends traffic, so requests are lost.",
    "Requests are lost because the balancer still sends traffic.",
    "Because the balancer still sends traffic, requests are lost.",
    "The balancer still sends traffic, which means that requests are lost.",
    "If the balancer still sends traffic, then requests are lost.",
    "Requests are lost when the balancer still sends traffic.",
    "The balancer still sends traffic. Therefore requests are lost.",
    "Requests are lost. This is because the balancer still sends traffic.",
    "As long as the balancer still sends traffic, requests are lost.",
  ])("%s", (text) => {
    expect(link(text, LOSS)).toBe("fires");
  });
});

describe("no cause is found", () => {
  test.each([
    ["in the other direction", "The balancer still sends traffic because requests are lost."],
    ["between neighbours that nothing joins", "The balancer still sends traffic. Requests are lost."],
    ["in a list", "balancer sends, requests lost, readiness, grace"],
    ["across a blank line", "The balancer still sends traffic.\n\nTherefore requests are lost."],
    [
      "beyond the window",
      "The balancer still sends traffic. We looked at it for a day. Nobody was there. Therefore requests are lost.",
    ],
    ["when the effect is only a question", "The balancer still sends traffic, so are requests lost?"],
    ["when the effect is denied", "The balancer still sends traffic, so no requests are lost."],
    ["between connectives without ends", "Therefore, because of this, it follows that so it is."],
  ])("%s", (_why, text) => {
    expect(link(text, LOSS)).toBe("nothing");
  });

  test("over two sentences when the window is the sentence", () => {
    const text = "The balancer still sends traffic. Therefore requests are lost.";
    expect([link(text, LOSS), link(text, { ...LOSS, window: 0 })]).toEqual(["fires", "nothing"]);
  });
});

describe("an order", () => {
  const ORDER = { ...LOSS, rel: "order", from: ["readiness-off"], to: ["process-stop"], strict: true } satisfies Link;
  test.each([
    "Readiness fails before the process stops.",
    "After readiness fails, the process stops.",
    "The process stops only after readiness fails.",
    "Before the process stops, readiness fails.",
    "First readiness fails, then the process stops.",
    "Readiness fails. Only then the process stops.",
    "We do it in two steps:\n1. We let readiness fail.\n2. We stop the process.",
  ])("is found: %s", (text) => {
    expect(link(text, ORDER)).toBe("fires");
  });

  test.each([
    "The process stops before readiness fails.",
    "After the process stops, readiness fails.",
    "First the process stops, then readiness fails.",
    "Readiness fails only after the process stops.",
  ])("turned round is a contradiction where it is strict, and nothing where it is not: %s", (text) => {
    expect(link(text, ORDER)).toBe("reversed");
    expect(link(text, { ...ORDER, strict: false })).toBe("nothing");
  });

  test("said both ways, the right one stands", () => {
    expect(
      link(
        "Readiness fails before the process stops. If the process stops before readiness fails, orders are gone.",
        ORDER,
      ),
    ).toBe("fires");
  });
});

describe("a comparison", () => {
  const COMPARE = {
    ...LOSS,
    rel: "compare",
    from: ["grace"],
    to: ["upload"],
    dims: ["time"],
    direction: "gt",
    strict: true,
  } satisfies Link;
  test.each([
    ["by its words", "The grace period is longer than the slowest upload."],
    ["by its words, seen from the other end", "The slowest upload is shorter than the grace period."],
    ["by its numbers", "The grace period of 60 s is enough, the slowest upload takes 40 s."],
    ["by its numbers in different units", "The grace period is 1 minute and the slowest upload takes 40 seconds."],
    ["by its numbers over two sentences", "The grace period is 60 s. The slowest upload takes 40 s."],
  ])("holds %s", (_how, text) => {
    expect(link(text, COMPARE)).toBe("fires");
  });

  test.each([
    ["by its words", "The grace period is shorter than the slowest upload."],
    ["by its numbers, whatever its words claim", "The grace period of 30 s is longer than the slowest upload of 40 s."],
    ["by its numbers in different units", "The grace period is 1 minute and the slowest upload takes 90 seconds."],
    ["by equal numbers", "The grace period is 40 s and the slowest upload takes 40 s."],
  ])("fails %s", (_how, text) => {
    expect(link(text, COMPARE)).toBe("reversed");
  });

  test("of equal numbers holds where equal is enough", () => {
    expect(link("The grace period is 40 s and the slowest upload takes 40 s.", { ...COMPARE, direction: "ge" })).toBe(
      "fires",
    );
  });

  test("of numbers in a list is none", () => {
    expect(link("grace period 60 s, slowest upload 40 s, readiness", COMPARE)).toBe("nothing");
  });
});

describe("a counterfactual", () => {
  const ABSENT = { ...LOSS, rel: "counterfactual", from: ["readiness-off"] } satisfies Link;
  test.each([
    "Without a preStop hook we drop requests.",
    "We drop requests without a preStop hook.",
    "If we don't set a preStop hook, we drop requests.",
    "We drop requests unless readiness fails in time.",
    "Readiness has to fail in time, otherwise we drop requests.",
    "Make readiness fail. Otherwise we drop requests.",
    "No preStop hook means that we drop requests.",
  ])("is found: %s", (text) => {
    expect(link(text, ABSENT)).toBe("fires");
  });

  test("is not found where nothing is missing", () => {
    expect(link("With a preStop hook, and we drop requests.", ABSENT)).toBe("nothing");
  });
});

describe("support", () => {
  const support = (text: string, criterion: Criterion = DRAIN_ORDER): string[] =>
    judge(text, criterion).support.map((one) => one.what);
  test.each([
    ["a number of the right kind", "Readiness fails 15 seconds before the process stops.", ["quantity"]],
    [
      "a number in the next sentence, which carries the thought on",
      "Readiness fails before the process stops. That takes 15 seconds.",
      ["quantity"],
    ],
    ["a trade-off", "Readiness fails before the process stops, at the cost of slower rollouts.", ["tradeoff"]],
    [
      "a failure",
      "Readiness fails before the process stops, and users would see an outage if it took longer.",
      ["failure"],
    ],
    ["a condition", "Readiness fails before the process stops, provided that the kubelet is alive.", ["condition"]],
    [
      "a concept that the author named",
      "Readiness fails before the process stops, which a blind sleep only imitates.",
      ["blind-sleep"],
    ],
  ])("is %s", (_what, text, expected) => {
    expect(support(text)).toEqual(expect.arrayContaining(expected));
    expect(judge(text, DRAIN_ORDER).level).toBe(3);
  });

  test.each([
    ["a number of another kind", "Readiness fails on 70% of pods before the process stops."],
    ["a number that the question hands out", "Readiness fails 40 s before the process stops."],
    ["a number in another paragraph", "Readiness fails before the process stops.\n\nIt takes 15 seconds."],
    ["a failure that is denied", "Readiness fails before the process stops, and no outage follows."],
  ])("is not %s", (_what, text) => {
    expect(support(text)).toEqual([]);
    expect(judge(text, DRAIN_ORDER).level).toBe(2);
  });

  test("of two kinds is asked for where the author wants two", () => {
    const two = { ...DRAIN_ORDER, reasoning: { ...DRAIN_ORDER.reasoning, need: 2 } };
    expect(judge("Readiness fails 15 seconds before the process stops.", two).level).toBe(2);
    expect(
      judge("Readiness fails 15 seconds before the process stops, at the cost of slower rollouts.", two).level,
    ).toBe(3);
  });
});

describe("the level by the rules", () => {
  test.each([
    [0, "nothing", "We buy larger machines."],
    [0, "only a denial", "We don't set a preStop hook."],
    [1, "a named idea", SAYS.named],
    [2, "two ideas joined", SAYS.explained],
    [3, "two ideas joined and backed", SAYS.defended],
    [1, "the step turned round", SAYS.reversed],
    [1, "a contradiction", `${SAYS.explained} We delete the pod by force.`],
    [1, "a link with a misconception", `Endpoints change instantly. ${SAYS.explained}`],
    [1, "a list of the words", "readiness fail, process stop, grace period, upload, balancer, requests lost"],
  ])("is %i for %s", (level, _what, text) => {
    expect(judge(text, DRAIN_ORDER).level).toBe(level);
  });

  test.each([
    [0, "what the right answer rules out, asserted", "Check the database in the liveness probe."],
    [
      0,
      "that with a reason",
      "We check the database in the liveness probe, because a slow database would restart every pod.",
    ],
    [1, "the ruling out", "Never check the database in the liveness probe."],
    [2, "the ruling out with its reason", SAYS.noDatabase],
  ])("is %i for %s", (level, _what, text) => {
    expect(judge(text, NO_DATABASE).level).toBe(level);
  });
});
