import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, type Practice } from "../../../tests/setup/practice";
import { makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { exportAttemptsCsv } from "./export-attempts-csv.server";
import { exportCriteriaCards } from "./export-criteria-cards.server";

let practice: Practice;
const LIBRARY = makeLibrary([
  makeScenario({ title: '=HYPERLINK("http://evil.example","x")' }),
  makeScenario({ id: "token-theft", track: "security", title: "A stolen token" }),
]);

beforeEach(async () => {
  practice = await createPractice(LIBRARY);
  await practice.addUser("ann");
});
afterEach(() => practice.close());

test("attempts as CSV: one a line, oldest first, formulas made harmless, no grade before the judgement", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2 price=3" });
  practice.clock.forward(1);
  await practiseTo(practice.ctx, "judge", { userId: "ann", scenarioId: "token-theft", text: "headroom=3" });
  const lines = (await exportAttemptsCsv(practice.ctx, "ann")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^attempt,scenario,title,track,phase,started/);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  expect(lines[1]).toMatch(/,yes,[\d.]+,0\.333,0\.333,3,0,1,1,0$/);
  expect(lines[2]).toMatch(/,judge,.*,,,,,,,$/);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])(
  "a title that begins like a formula is no formula: %j",
  async (title) => {
    const ctx = practice.withLibrary(makeLibrary([makeScenario({ title: `${title}x` })]));
    await practiseTo(ctx, "design", { userId: "ann" });
    const cell = (await exportAttemptsCsv(ctx, "ann")).split("\r\n")[1]!.split(",")[2]!;
    expect(cell.replace(/^"/, "")[0]).toMatch(/['a-z]/);
  },
);

test("criteria for Anki: what a finished attempt has shown, each once, a card on a line", async () => {
  expect((await exportCriteriaCards(practice.ctx, "ann")).split("\n").filter((line) => !line.startsWith("#"))).toEqual([
    "",
  ]);
  await practiseTo(practice.ctx, "finished", {
    userId: "ann",
    scenarioId: "token-theft",
    text: "headroom=3 price=1 proof=?",
  });
  await practiseTo(practice.ctx, "finished", {
    userId: "ann",
    scenarioId: "token-theft",
    text: "headroom=3 price=1 proof=?",
  });
  await practiseTo(practice.ctx, "contrast", { userId: "ann" });
  const lines = (await exportCriteriaCards(practice.ctx, "ann")).trimEnd().split("\n");
  expect(lines.slice(0, 2)).toEqual(["#separator:tab", "#html:false"]);
  const cards = lines.filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
  expect(cards).toHaveLength(5);
  expect(cards.find(([front]) => front!.includes("price"))).toEqual([
    "A stolen token: One price?",
    "Reasoned: price. - The principle of price.",
    "defend-it security trade-off",
  ]);
  expect(cards.map(([front]) => front)).toContain("A stolen token: Two headroom?");
  expect(cards.map(([front]) => front)).toContain("A stolen token: Unsure proof?");
});
