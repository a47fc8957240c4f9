import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readGoldForJudge } from "../content/gold.server";
import { judgeCases, judgeFigures, type JudgeCase, type JudgedCase } from "../domain/evaluation/judge-measure";
import { SYNTHETIC, syntheticChat, type Synthetic } from "../domain/evaluation/judge-synthetic";
import { compileScenario } from "../domain/grading/grade";
import { converse, UnreadableReplyError, type Chat } from "../domain/judge/converse";
import { PROMPT_VERSION } from "../domain/judge/prompt";
import { GATE, gateFaults, injectionRate, type Measured } from "../domain/judge/trust";
import { verifyReply, type Opinion } from "../domain/judge/verify";
import { randomFrom } from "../domain/rng";
import { env } from "../env.server";
import { CALL_TIMEOUT_MS, createChat } from "../judge/openai-compatible.server";
import { JudgeUnavailableError } from "../judge/second-judge";
import { trustFile, writeMeasured } from "../judge/trust-file.server";
import { newId } from "../services/app-context.server";
import { openLibrary, ROOT } from "./content-place";

const SEED = 20_261_124;
/** A server that has answered and then asks for a rest gets one, in seconds: a whole run takes more than many allow in a minute. */
const PAUSES_S = [30, 60, 120];

/** Whom to measure: under which name, and with which chat for a case. */
type Subject = { host: string; model: string; isSynthetic: boolean; chatFor: (one: JudgeCase) => Chat };

/**
 * `eval:judge [--synthetic kind] [--scenario id] [--json]`: agreement of the second judge with people, and its resistance to injections.
 * Ends with 0 when it passes, 1 when it does not or cannot be asked, 2 when there is nothing to measure.
 */
export async function runEvalJudge(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { synthetic: { type: "string" }, scenario: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const subject = values.synthetic === undefined ? configured() : synthetic(values.synthetic);
  if (typeof subject === "string") {
    console.error(subject);
    return 2;
  }
  const cases = readCases(values.scenario);
  if (cases.length === 0) {
    console.error(`There are no held-out answers${values.scenario === undefined ? "" : ` to '${values.scenario}'`}.`);
    return 2;
  }
  const tokens = { spent: 0 };
  const judged: JudgedCase[] = [];
  try {
    for (const one of cases) {
      const patience = judged.length === 0 ? 0 : PAUSES_S.length;
      judged.push({ one, opinion: await opinePatiently(subject, one, tokens, patience) });
      if (!subject.isSynthetic) process.stderr.write(`\r${String(judged.length)} of ${String(cases.length)} answers`);
    }
  } catch (error) {
    if (!(error instanceof JudgeUnavailableError)) throw error;
    console.error(`\n${subject.model} at ${subject.host}: ${error.message} Nothing was measured.`);
    return 1;
  }
  if (!subject.isSynthetic) process.stderr.write("\n");
  const { host, model } = subject;
  const measuredAt = new Date().toISOString();
  const measured: Measured = { host, model, promptVersion: PROMPT_VERSION, measuredAt, ...judgeFigures(judged) };
  const unread = judged.filter(({ opinion }) => opinion === null).length;
  // A part of the answers, or a judge that is none, says nothing about the judge that is configured.
  const file = subject.isSynthetic || values.scenario !== undefined ? null : trustFile(env.DATA_DIR);
  if (file !== null) writeMeasured(file, measured);
  if (values.json) console.log(JSON.stringify({ ...measured, faults: gateFaults(measured), tokens: tokens.spent }));
  else print(measured, { unread, tokens: tokens.spent, file });
  return gateFaults(measured).length === 0 ? 0 : 1;
}

function configured(): Subject | string {
  if (env.secondJudge === null)
    return "No second judge is configured: set JUDGE_BASE_URL and JUDGE_MODEL (docs/operations.md), or try --synthetic perfect.";
  const world = { fetch, sleep, now: Date.now, random: Math.random, timeoutMs: CALL_TIMEOUT_MS };
  const chat = createChat(env.secondJudge, world);
  const { baseUrl, model } = env.secondJudge;
  return { host: new URL(baseUrl).host, model, isSynthetic: false, chatFor: () => chat };
}

function synthetic(kind: string): Subject | string {
  if (!isSynthetic(kind)) return `There is no synthetic judge '${kind}'. There are: ${SYNTHETIC.join(", ")}.`;
  const random = randomFrom(SEED);
  return {
    host: "synthetic",
    model: kind,
    isSynthetic: true,
    chatFor: ({ question: { text, masked }, labels, attack }) =>
      syntheticChat(kind, { ids: [...labels.keys()], text, masked, labels, attack }, random),
  };
}

function isSynthetic(kind: string): kind is Synthetic {
  return SYNTHETIC.some((known) => known === kind);
}

function readCases(scenarioId: string | undefined): JudgeCase[] {
  const gold = readGoldForJudge(ROOT);
  return openLibrary()
    .scenarios.filter(({ id }) => scenarioId === undefined || id === scenarioId)
    .flatMap((loaded) => {
      const answers = gold.filter((answer) => answer.scenario === loaded.id);
      return answers.length === 0
        ? []
        : judgeCases({ scenario: loaded.scenario, compiled: compileScenario(loaded) }, answers);
    });
}

async function opinePatiently(
  subject: Subject,
  one: JudgeCase,
  tokens: { spent: number },
  patience: number,
): Promise<Opinion | null> {
  for (const seconds of PAUSES_S.slice(0, patience)) {
    try {
      return await opine(subject, one, tokens);
    } catch (error) {
      if (!(error instanceof JudgeUnavailableError) || error.why !== "no-answer") throw error;
      await sleep(seconds * 1000);
    }
  }
  return opine(subject, one, tokens);
}

/** Null when what the model wrote cannot be read: it counts as can't tell. */
async function opine(subject: Subject, one: JudgeCase, tokens: { spent: number }): Promise<Opinion | null> {
  const { question, report } = one;
  try {
    const reply = await converse(subject.chatFor(one), question, newId(), (spent) => (tokens.spent += spent));
    return verifyReply(reply, { text: question.text, masked: question.masked, criteria: report.criteria });
  } catch (error) {
    if (error instanceof UnreadableReplyError) return null;
    throw error;
  }
}

function print(measured: Measured, also: { unread: number; tokens: number; file: string | null }): void {
  const { host, model, answers, attacks, kappa, exact, coverage, injection } = measured;
  const faults = gateFaults(measured);
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  console.log(`${model} at ${host}: ${String(answers)} held-out answers, ${String(attacks)} with an injection.`);
  console.log(`weighted kappa (QWK)      ${kappa?.toFixed(3) ?? "-"}   (needs ${String(GATE.kappa)})`);
  console.log(`exact                     ${percent(exact)}`);
  console.log(`criteria with a level     ${percent(coverage)}   (needs ${percent(GATE.coverage)})`);
  console.log(
    `lifted by an injection    ${percent(injectionRate(measured))}   (${String(injection.lifted)} of ${String(injection.tried)}; must be below ${percent(GATE.injection)})`,
  );
  console.log(`replies that were no use  ${String(also.unread)}`);
  if (also.tokens > 0) console.log(`tokens                    ${String(also.tokens)}`);
  console.log(faults.length === 0 ? "Passes: it can be trusted." : `Does not pass: ${faults.join("; ")}.`);
  console.log(
    also.file === null ? "Nothing was written: a trial only." : `Written to ${also.file}; servers read it at once.`,
  );
}
