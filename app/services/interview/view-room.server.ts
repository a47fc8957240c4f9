import { findDraft, listOpenConflicts } from "../../db/draft-repo.server";
import { findAttempt } from "../../db/attempt-repo.server";
import { DRAFT_BYTES, SUBMIT_CHARACTERS } from "../../domain/attempt/limits";
import { currentSegment, paceOf } from "../../domain/interview/pacing";
import { currentPart, openQuestion, type InterviewState, type RoomPart } from "../../domain/interview/state";
import { transcriptOf } from "../../domain/interview/transcript";
import type { AttemptTexts } from "../attempt/attempt-texts.server";
import { briefView } from "../attempt/brief.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { roomTexts } from "./part-texts.server";
import { loadRoom, type RoomKey } from "./room.server";
import type { RoomClockView, RoomView } from "./views";

/** The room as it is now: the transcript, what is to be done, and the clock's truth. */
export async function viewRoom(ctx: AppContext, key: RoomKey): Promise<RoomView> {
  const { state } = await loadRoom(ctx.db, key);
  const texts = await roomTexts(ctx, state);
  const part = currentPart(state);
  const ofPart = texts.at(-1);
  if (part === null || ofPart === undefined) throw new NotFoundError("This interview has not begun.");
  const attempt = await findAttempt(ctx.db, key.userId, part.attemptId);
  const open = openQuestion(state);
  const isWriting = state.stage === "design" && !state.isPaused;
  return {
    id: key.interviewId,
    level: state.plan.level,
    minutes: state.plan.minutes,
    stage: state.stage,
    isPaused: state.isPaused,
    part: state.parts.length - 1,
    titles: state.plan.parts.map(({ title }) => title),
    isWished: state.plan.parts[state.parts.length - 1]?.isFilled !== true,
    transcript: transcriptOf(state, spokenTexts(texts)).map(({ at, ...line }) => ({ ...line, at: at.toISOString() })),
    clock: clockOf(state, ctx.now()),
    brief: briefView(ofPart.scenario),
    design: isWriting ? await designOf(ctx, key, part, ofPart) : null,
    answer: attempt?.submission?.text ?? null,
    question:
      open === null || state.isPaused
        ? null
        : {
            id: open.question.id,
            kind: open.question.kind,
            text: open.question.text,
            unsent: state.unsent?.questionId === open.question.id ? state.unsent.text : "",
          },
  };
}

function spokenTexts(texts: readonly AttemptTexts[]) {
  return {
    questions: texts.map(({ scenario }) => scenario.question),
    clarifications: texts.map(
      ({ scenario }) => new Map(scenario.clarifications.map(({ id, ask, answer }) => [id, { ask, answer }])),
    ),
  };
}

function clockOf(state: InterviewState, now: Date): RoomClockView | null {
  const segment = currentSegment(state, now);
  if (segment === null) return null;
  const { usedSeconds: totalUsedSeconds, budgetSeconds: totalBudgetSeconds } = paceOf(state, now);
  return { ...segment, totalUsedSeconds, totalBudgetSeconds };
}

async function designOf(ctx: AppContext, key: RoomKey, part: RoomPart, { scenario }: AttemptTexts) {
  const { attemptId, clarifications } = part;
  const draft = await findDraft(ctx.db, key.userId, attemptId);
  const conflicts = await listOpenConflicts(ctx.db, key.userId, attemptId);
  const asked = new Set(clarifications.map(({ id }) => id));
  return {
    attemptId,
    draft: {
      text: draft?.text ?? "",
      revision: draft?.revision ?? 0,
      savedAt: draft?.savedAt?.toISOString() ?? null,
    },
    limits: { draftBytes: DRAFT_BYTES, submitCharacters: SUBMIT_CHARACTERS },
    conflicts: conflicts.map(({ id, text, createdAt }) => ({ id, text, createdAt: createdAt.toISOString() })),
    asked: scenario.clarifications
      .filter(({ id }) => asked.has(id))
      .map(({ id, ask, answer }) => ({ id, ask, answer })),
    askable: scenario.clarifications.filter(({ id }) => !asked.has(id)).map(({ id, ask }) => ({ id, ask })),
  };
}
