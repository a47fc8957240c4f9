import path from "node:path";
import { expect, test } from "vitest";
import { loadLibrary, type ContentLibrary } from "../content/library.server";
import { compileScenario } from "../domain/grading/grade";
import { createJudge } from "../judge/embedded";
import type { Judge } from "../judge/judge";
import { viewLandingExample } from "./view-landing-example.server";

/** Reading and compiling the delivered scenarios takes seconds on a busy machine. */
const REAL_CONTENT_MS = 120_000;

type Example = Parameters<typeof viewLandingExample>[0];

function makeContext({ criterionId = "notice-gap", version = "v1" } = {}) {
  const asked: string[] = [];
  let isFailing = false;
  const loaded = {
    id: "spot-gpu-strategy",
    rubricVersion: version,
    scenario: { id: "spot-gpu-strategy", title: "Cut the bill" },
    rubric: { criteria: [{ id: criterionId, title: "Notice against replacement", dimension: "quantity" }] },
  };
  const library = { get: (id: string) => (id === loaded.id ? loaded : undefined) } as unknown as ContentLibrary;
  const judge = {
    name: "counting",
    grade: (request: { text: string }) => {
      if (isFailing) return Promise.reject(new Error("not now"));
      asked.push(request.text);
      const level = asked.length === 1 ? 1 : 3;
      return Promise.resolve({ criteria: [{ id: criterionId, level, quotes: [], missing: null, probe: null }] });
    },
  } as unknown as Judge;
  const fail = (is: boolean) => {
    isFailing = is;
  };
  return { ctx: { library, judge } satisfies Example, asked, loaded, fail };
}

test("a recited and a reasoned answer are graded by the judge at hand", async () => {
  const { ctx } = makeContext();
  const example = await viewLandingExample(ctx);
  expect(example?.answers.map(({ kind, grade }) => [kind, grade.level])).toEqual([
    ["recited", 1],
    ["reasoned", 3],
  ]);
});

test("visitors after the first cost no grading until the rubric changes", async () => {
  const { ctx, asked, loaded } = makeContext();
  await viewLandingExample(ctx);
  await viewLandingExample(ctx);
  expect(asked).toHaveLength(2);
  loaded.rubricVersion = "v2";
  await viewLandingExample(ctx);
  expect(asked).toHaveLength(4);
});

test("without the scenario, or without its criterion, there is no example and no failure", async () => {
  const { ctx } = makeContext();
  expect(await viewLandingExample({ ...ctx, library: { ...ctx.library, get: () => undefined } })).toBeNull();
  expect(await viewLandingExample(makeContext({ criterionId: "another" }).ctx)).toBeNull();
});

test("a failure is not kept for the visitors after", async () => {
  const { ctx, fail } = makeContext();
  fail(true);
  await expect(viewLandingExample(ctx)).rejects.toThrow("not now");
  fail(false);
  expect(await viewLandingExample(ctx)).not.toBeNull();
});

test(
  "the real grader tells the two delivered answers apart, with marks on the learner's words",
  async () => {
    const folder = path.resolve("scenarios");
    const library = loadLibrary([folder], path.join(folder, "lexicon.yaml"));
    const compiled = compileScenario(library.get("spot-gpu-strategy")!);
    const judge = createJudge(() => compiled);
    const example = await viewLandingExample({ library, judge });
    const [recited, reasoned] = example!.answers;
    expect([recited!.grade.level, reasoned!.grade.level]).toEqual([1, 3]);
    expect(recited!.grade.missing).not.toBeNull();
    for (const { text, grade } of example!.answers) {
      expect(grade.quotes.flatMap((quote) => quote.marks)).not.toEqual([]);
      for (const quote of grade.quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    }
  },
  REAL_CONTENT_MS,
);
