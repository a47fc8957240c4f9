import { limit } from "../../auth/limits.server";
import { LINE_CHARACTERS, type ProbeRef } from "../../domain/chairs/state";
import type { Criterion } from "../../domain/rubric/schema";
import { replyText } from "../attempt/reply-text";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { openPair, takePairStep, type PairKey } from "./open-pair.server";

/** The interviewer asks in own words, or one of the suggested questions as it stands in the rubric. `key` makes repeating harmless. */
export async function askQuestion(
  ctx: AppContext,
  { key, text, probe, ...pair }: PairKey & { key: string; text: string; probe: ProbeRef | null },
): Promise<void> {
  await limit(ctx, "save-user", pair.userId);
  const words = probe === null ? replyText(text, LINE_CHARACTERS) : await probeText(ctx, pair, probe);
  await takePairStep(ctx, pair, { kind: "question-asked", key, text: words, probe });
}

/** The candidate answers in the conversation; the design itself is in the editor. */
export async function giveAnswer(
  ctx: AppContext,
  { key, text, ...pair }: PairKey & { key: string; text: string },
): Promise<void> {
  await limit(ctx, "save-user", pair.userId);
  await takePairStep(ctx, pair, { kind: "answer-given", key, text: replyText(text, LINE_CHARACTERS) });
}

/** Only the interviewer gets a question's words by naming it: for the candidate it does not exist. */
async function probeText(ctx: AppContext, pair: PairKey, { criterionId, key }: ProbeRef): Promise<string> {
  const { texts, role } = await openPair(ctx, pair);
  const probes = texts.rubric.criteria.find(({ id }) => id === criterionId)?.probes;
  const text = role === "interviewer" && probes !== undefined && isProbeKey(probes, key) ? probes[key] : undefined;
  if (text === undefined) throw new NotFoundError("There is no such question.");
  return text;
}

function isProbeKey(probes: Criterion["probes"], key: string): key is Extract<keyof Criterion["probes"], string> {
  return Object.hasOwn(probes, key);
}
