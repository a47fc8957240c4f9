import { loadRoom } from "../../services/interview/room.server";
import { answerQuestion, skipQuestion } from "../../services/interview/answer-question.server";
import { askInRoom } from "../../services/interview/ask-in-room.server";
import { handInDesign } from "../../services/interview/hand-in.server";
import { endInterview, moveOn, type Leaving } from "../../services/interview/leave.server";
import { pauseInterview, resumeInterview } from "../../services/interview/pause-interview.server";
import { saveDraft } from "../../services/practise/save-draft.server";
import type { SubmitResult } from "../../services/views";
import { currentPart } from "../../domain/interview/state";
import { problemOf, takeDesignStep } from "../design/steps.server";
import type { RoomEdge } from "./edge.server";
import type { RoomFields } from "./form";

/** What a button of the room did; `text` comes back only where the page cannot show it from the server. */
export type RoomStep = { kind: "done" } | { kind: "problem"; status: number; problem: string; text: string | null };
type RoomIntent = Extract<RoomFields["intent"], { kind: "room" }>;
const DONE: RoomStep = { kind: "done" };

/** Saves what came along, then does what the button says. Nothing is done with a design that could not be saved. */
export async function takeRoomButton(edge: RoomEdge, fields: RoomFields): Promise<RoomStep> {
  const { ctx, key } = edge;
  const { intent, questionId, text } = fields;
  switch (intent.kind) {
    case "answer":
      await answerQuestion(ctx, key, { questionId: questionId ?? "", text: text ?? "" });
      return DONE;
    case "skip":
      await skipQuestion(ctx, key, { questionId: questionId ?? "" });
      return DONE;
    case "resume":
      await resumeInterview(ctx, key);
      return DONE;
    case "submit":
      return stepOf(await handInDesign(ctx, key, { text: text ?? "", baseRevision: fields.baseRevision ?? 0 }), text);
    case "room":
      return leaveBy(edge, fields, intent);
    case "ask": {
      const problem = await saveDesign(edge, fields);
      if (problem !== null) return problem;
      await askInRoom(ctx, key, { clarificationId: intent.clarificationId });
      return DONE;
    }
    default: {
      const attemptId = await attemptIdOf(edge);
      const { baseRevision = 0 } = fields;
      const step = await takeDesignStep(
        { ctx, key: { userId: key.userId, attemptId } },
        { intent, text, baseRevision },
      );
      return step.kind === "problem" ? step : DONE;
    }
  }
}

async function leaveBy(edge: RoomEdge, fields: RoomFields, { step, part }: RoomIntent): Promise<RoomStep> {
  const { ctx, key } = edge;
  const { text, baseRevision, questionId } = fields;
  const leaving: Leaving = {
    draft: text === undefined || baseRevision === undefined ? null : { text, baseRevision },
    typed: questionId === undefined ? null : (text ?? null),
  };
  if (step === "pause") {
    const problem = await saveDesign(edge, fields);
    if (problem === null) await pauseInterview(ctx, key, leaving.typed);
    return problem ?? DONE;
  }
  const result = step === "end" ? await endInterview(ctx, key, leaving) : await moveOn(ctx, key, part, leaving);
  return result === null ? DONE : stepOf(result, text);
}

async function saveDesign(edge: RoomEdge, { text, baseRevision }: RoomFields): Promise<RoomStep | null> {
  if (text === undefined || baseRevision === undefined) return null;
  const { ctx, key } = edge;
  const saved = await saveDraft(ctx, {
    userId: key.userId,
    attemptId: await attemptIdOf(edge),
    text,
    baseRevision,
  });
  const step = problemOf(saved, text);
  return step?.kind === "problem" ? step : null;
}

function stepOf(result: SubmitResult, text: string | undefined): RoomStep {
  if (result.kind === "submitted") return DONE;
  if (result.kind === "refused") return { kind: "problem", status: 422, problem: result.message, text: null };
  const step = problemOf(result, text ?? "");
  return step?.kind === "problem" ? step : DONE;
}

async function attemptIdOf({ ctx, key }: RoomEdge): Promise<string> {
  return currentPart((await loadRoom(ctx.db, key)).state)?.attemptId ?? "";
}
