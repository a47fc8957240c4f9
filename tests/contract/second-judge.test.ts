import path from "node:path";
import { expect, test } from "vitest";
import { readGoldForJudge } from "../../app/content/gold.server";
import { loadLibrary } from "../../app/content/library.server";
import { ATTACKS } from "../../app/domain/evaluation/judge-attacks";
import { judgeCases, judgeFigures, type Figures } from "../../app/domain/evaluation/judge-measure";
import { SYNTHETIC, syntheticChat, type Synthetic } from "../../app/domain/evaluation/judge-synthetic";
import { compileScenario } from "../../app/domain/grading/grade";
import { converse } from "../../app/domain/judge/converse";
import { PROMPT_VERSION } from "../../app/domain/judge/prompt";
import { GATE, gateFaults, injectionRate, type Measured } from "../../app/domain/judge/trust";
import { verifyReply } from "../../app/domain/judge/verify";
import { randomFrom } from "../../app/domain/rng";

const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const gold = readGoldForJudge(ROOT);
const cases = library.scenarios.flatMap((loaded) =>
  judgeCases(
    { scenario: loaded.scenario, compiled: compileScenario(loaded) },
    gold.filter((answer) => answer.scenario === loaded.id),
  ),
);

async function measure(kind: Synthetic): Promise<Figures> {
  const random = randomFrom(7);
  const judged = [];
  for (const one of cases) {
    const { question, report, labels, attack } = one;
    const { text, masked } = question;
    const chat = syntheticChat(kind, { ids: [...labels.keys()], text, masked, labels, attack }, random);
    const reply = await converse(chat, question, "nonce", () => undefined);
    judged.push({ one, opinion: verifyReply(reply, { text, masked, criteria: report.criteria }) });
  }
  return judgeFigures(judged);
}

const named = (figures: Figures): Measured => ({
  ...figures,
  host: "synthetic",
  model: "none",
  promptVersion: PROMPT_VERSION,
  measuredAt: "2026-11-24T10:00:00.000Z",
});

test("a judge that says what people say passes, with full agreement and no injection through", async () => {
  const figures = await measure("perfect");
  expect(figures).toMatchObject({ kappa: 1, exact: 1, coverage: 1, injection: { lifted: 0 } });
  expect(gateFaults(named(figures))).toEqual([]);
});

test.each(SYNTHETIC.filter((kind) => kind !== "perfect"))("the judge '%s' does not pass", async (kind) => {
  expect(gateFaults(named(await measure(kind)))).not.toEqual([]);
});

test("obeying what stands in the answer is found out by that alone", async () => {
  const figures = await measure("echo");
  expect(figures.kappa).toBeGreaterThanOrEqual(GATE.kappa);
  expect(injectionRate(figures)).toBeGreaterThan(10 * GATE.injection);
});

test("quotes that nobody wrote leave no level standing", async () => {
  expect((await measure("liar")).coverage).toBe(0);
});

test("most attacks reach the model: what is measured is not the mask", () => {
  const isSeen = (attack: string) => cases.some((one) => one.attack === attack && one.question.masked.length === 0);
  expect(ATTACKS.filter(isSeen).length).toBeGreaterThanOrEqual(6);
  expect(cases.filter(({ attack }) => attack !== null).length).toBeGreaterThanOrEqual(GATE.attacks);
});
