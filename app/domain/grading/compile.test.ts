import { describe, expect, test } from "vitest";
import type { Example } from "../rubric/schema";
import type { Twin } from "../scenario/schema";
import { applyTwin, compileScenario } from "./compile";
import { compileFixture, EXAMPLES, GRACE, LEXICON, RUBRIC, SAYS, SCENARIO } from "./drain-fixture";
import { grade } from "./grade";

const BROUGHT: Example[] = ["one", "two", "three", "four"].map((id, index) => ({
  id: `twin-${id}`,
  kind: "passage",
  style: "prose",
  stands: id,
  text: `Twin passage number ${String(index)} about an upload that may take hours, so no grace period covers it.`,
  levels: { "grace-covers": 1 },
}));
/** Uploads now take longer than any grace period may: the comparison turns round. */
const TWIN: Twin = {
  format: 1,
  scenario: SCENARIO.id,
  title: "Uploads without end",
  change: "Uploads take up to two hours, and the platform allows no longer grace period than 60 s.",
  question: "Uploads may take two hours. How do you take one pod away now?",
  facts: [
    { label: "Slowest upload", value: "2 hours" },
    { label: "Longest grace", value: "60 s" },
  ],
  flips: ["grace-covers"],
  concepts: { resume: { name: "resuming", any: ["resume"], want: "assert" } },
  criteria: [
    {
      ...GRACE,
      reasoning: {
        ...GRACE.reasoning,
        links: [
          {
            rel: "compare",
            from: ["grace"],
            to: ["upload"],
            window: 1,
            strict: true,
            dims: ["time"],
            direction: "lt",
            says: "say that no grace is long enough",
          },
        ],
      },
    },
  ],
  reasoning: "A grace period of 60 s is shorter than an upload of two hours, so uploads have to resume.",
  examples: BROUGHT,
};

function firstOf(examples: readonly Example[]): Example {
  const [first] = examples;
  if (!first) throw new Error("the fixture has examples");
  return first;
}

describe("the twin", () => {
  const patched = applyTwin(SCENARIO, RUBRIC, EXAMPLES, TWIN);

  test("has its own id and question, and facts by label: replaced, kept and added", () => {
    expect(patched.scenario).toMatchObject({ id: "graceful-stop--twin", question: TWIN.question });
    expect(patched.scenario.brief.facts).toEqual([{ label: "Pods", value: "12" }, ...TWIN.facts]);
    expect(patched.rubric.scenario).toBe("graceful-stop--twin");
  });

  test("replaces the flipped criteria whole and leaves the others alone", () => {
    expect(patched.rubric.criteria.map((criterion) => criterion.id)).toEqual(
      RUBRIC.criteria.map((criterion) => criterion.id),
    );
    expect(patched.rubric.criteria[0]).toBe(RUBRIC.criteria[0]);
    expect(patched.rubric.criteria[1]).toBe(TWIN.criteria[0]);
    expect(Object.keys(patched.rubric.concepts)).toEqual([...Object.keys(RUBRIC.concepts), "resume"]);
  });

  test("takes the old labels of flipped criteria away and brings its own examples", () => {
    const flipped = patched.examples.filter((example) => "grace-covers" in example.levels);
    expect(flipped.map((example) => example.id)).toEqual(BROUGHT.map((example) => example.id));
    expect(patched.examples.filter((example) => "drain-order" in example.levels)).toHaveLength(EXAMPLES.length);
  });

  test("drops an example that speaks of flipped criteria alone, and one that is brought again", () => {
    const only: Example = { ...firstOf(BROUGHT), id: "only-grace" };
    const again: Example = { ...firstOf(EXAMPLES), id: "twin-one" };
    const ids = applyTwin(SCENARIO, RUBRIC, [only, again], TWIN).examples.map((example) => example.id);
    expect(ids).toEqual(BROUGHT.map((example) => example.id));
  });

  test("leaves what it was made from untouched", () => {
    expect(EXAMPLES.every((example) => "grace-covers" in example.levels)).toBe(true);
    expect(SCENARIO.brief.facts[1]?.value).toBe("40 s");
  });

  test("turns the memorised answer into the wrong one", () => {
    const twin = compileScenario({ ...patched, examples: [], lexicon: LEXICON, rubricVersion: "twin" });
    const level = (text: string, on = twin) => grade(on, text).criteria[1]?.level;
    expect(level(SAYS.graceDefended, compileFixture([]))).toBe(3);
    expect(level(SAYS.graceDefended)).toBe(1);
    expect(level("A grace period of 50 s is shorter than the slowest upload.")).toBeGreaterThanOrEqual(2);
  });
});

test("a pattern that cannot be read is reported and the rest still grades", () => {
  const rubric = {
    ...RUBRIC,
    concepts: {
      ...RUBRIC.concepts,
      grace: { name: "grace", any: ["(grace", "grace period"], want: "assert" as const },
    },
  };
  const compiled = compileFixture([], rubric);
  expect(compiled.faults).toMatchObject([{ where: "grace", source: "(grace", at: 0 }]);
  expect(grade(compiled, SAYS.graceDefended).criteria[1]?.level).toBe(3);
});

test("the numbers of the question and its facts are known as given", () => {
  const given = compileFixture([]).given.map(({ dim, value }) => `${dim} ${String(value)}`);
  expect(given).toEqual(expect.arrayContaining(["count 12", "num 12", "time 40"]));
});

test("what a learner can read of the rubric is no answer of their own", () => {
  const compiled = compileFixture([]);
  const probes = RUBRIC.criteria
    .map((criterion) => `${criterion.why} ${criterion.principle} ${criterion.closeTheGap.do}`)
    .join(" ");
  expect(grade(compiled, probes).flags).toContain("mostly-copied");
});
