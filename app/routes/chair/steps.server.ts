import { isBlank } from "../../domain/wording/text";
import { paths } from "../../paths";
import { beginPair } from "../../services/chairs/begin-pair.server";
import { closePair } from "../../services/chairs/close-pair.server";
import { renewInvitation } from "../../services/chairs/invite.server";
import { openPair, type PairKey } from "../../services/chairs/open-pair.server";
import { askQuestion, giveAnswer } from "../../services/chairs/say-line.server";
import { swapChairs } from "../../services/chairs/swap-chairs.server";
import { tickLevels, type GivenTick } from "../../services/chairs/tick-levels.server";
import type { AppContext } from "../../services/context.server";
import { RefusedError } from "../../services/errors";
import { takeDesignStep, type DesignStep } from "../design/steps.server";
import type { ChairFields } from "./form";

/** Where to go on; or what the page comes back with, and with what was typed. */
export type ChairStep =
  | { kind: "done"; goTo: string }
  | { kind: "problem"; status: number; problem: string; line: string; text: string | null };

const UNSENT = "What you were writing to the other chair is not sent yet: it stands in its field.";
/** Buttons that leave the page as it is: without scripts a line that is being written must come back with it. */
const STAYS = ["tick", "probe", "save", "ask"];

/** One button's step; a line that was typed and is not what the button sends comes back. */
export async function takeChairStep(
  ctx: AppContext,
  key: PairKey,
  fields: ChairFields,
  ticks: readonly GivenTick[],
): Promise<ChairStep> {
  const step = await take(ctx, key, fields, ticks);
  const { intent, line } = fields;
  if (step.kind === "problem" || isBlank(line) || !STAYS.includes(intent.kind)) return step;
  return { kind: "problem", status: 200, problem: UNSENT, line, text: null };
}

/** Keeps what came along (levels and notes, the draft), then does what the button says. */
async function take(
  ctx: AppContext,
  key: PairKey,
  fields: ChairFields,
  ticks: readonly GivenTick[],
): Promise<ChairStep> {
  const { intent, line, text } = fields;
  const { attempt, role } = await openPair(ctx, key);
  const isDesign =
    intent.kind === "save" || intent.kind === "submit" || intent.kind === "ask" || intent.kind === "resolve";
  if (role === "candidate" && attempt !== null && (isDesign || text !== undefined)) {
    const edge = { ctx, key: { userId: key.userId, attemptId: attempt.id } };
    // With another button pressed the draft is only saved; the button itself comes after it.
    const step = await takeDesignStep(edge, { ...fields, intent: isDesign ? intent : { kind: "save" } });
    if (step.kind === "problem" || isDesign) return afterDesign(step, key.pairId, line);
  }
  if (isDesign) throw new RefusedError("Only the candidate can do that.");
  if (ticks.length > 0) await tickLevels(ctx, { ...key, given: ticks });
  return { kind: "done", goTo: await act(ctx, key, { ...fields, intent }) };
}

function afterDesign(step: DesignStep, pairId: string, line: string): ChairStep {
  if (step.kind === "problem") return { ...step, line };
  const hash = step.goTo === "questions" ? "#questions" : "";
  return { kind: "done", goTo: paths.chair(pairId) + hash };
}

type Intent = Exclude<ChairFields["intent"], { kind: "save" | "submit" | "ask" | "resolve" }>;

async function act(ctx: AppContext, key: PairKey, fields: ChairFields & { intent: Intent }): Promise<string> {
  const { intent, line: text, lineKey = ctx.newId() } = fields;
  const here = paths.chair(key.pairId);
  switch (intent.kind) {
    case "begin":
      await beginPair(ctx, key);
      return here;
    case "close":
      await closePair(ctx, key);
      return here;
    case "renew":
      return paths.chair(key.pairId, (await renewInvitation(ctx, key)).code);
    case "swap":
      return paths.chair((await swapChairs(ctx, key)).pairId);
    case "question":
      await askQuestion(ctx, { ...key, key: lineKey, text, probe: null });
      return `${here}#conversation`;
    case "probe": {
      const { criterionId, key: probeKey } = intent;
      await askQuestion(ctx, { ...key, key: lineKey, text: "", probe: { criterionId, key: probeKey } });
      return `${here}#conversation`;
    }
    case "answer":
      await giveAnswer(ctx, { ...key, key: lineKey, text });
      return `${here}#conversation`;
    case "tick":
      return `${here}#rubric`;
  }
}
