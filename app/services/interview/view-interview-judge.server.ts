import { findAttempt } from "../../db/attempt-repo.server";
import type { AppContext } from "../context.server";
import { roomTexts } from "./part-texts.server";
import { loadRoom, type RoomKey } from "./room.server";
import type { InterviewJudgeView } from "./views";

const SEPARATOR = "__";

/** Criterion ids are unique within a scenario only; this one is unique in the form, and can be taken apart again. */
export function formCriterionId(part: number, criterionId: string): string {
  return `part${String(part)}${SEPARATOR}${criterionId}`;
}

/** What was said in every scenario, and the criteria's titles: nothing of any grade. null while the interview goes on. */
export async function viewInterviewJudge(ctx: AppContext, key: RoomKey): Promise<InterviewJudgeView | null> {
  const { state } = await loadRoom(ctx.db, key);
  if (state.stage !== "closed" && state.stage !== "judged") return null;
  const texts = await roomTexts(ctx, state);
  const parts: InterviewJudgeView["parts"] = [];
  for (const [index, { attemptId, read, asked }] of state.parts.entries()) {
    if (read === null) continue;
    const attempt = await findAttempt(ctx.db, key.userId, attemptId);
    const titles = new Map(texts[index]?.rubric.criteria.map(({ id, title }) => [id, title]));
    parts.push({
      title: state.plan.parts[index]?.title ?? "",
      answer: attempt?.submission?.text ?? "",
      replies: asked.flatMap(({ question, reply }) =>
        reply?.text == null ? [] : [{ question: question.text, text: reply.text }],
      ),
      criteria: read.map(({ id, dimension }) => ({
        id: formCriterionId(index, id),
        title: titles.get(id) ?? id,
        dimension,
        selfLevel: state.self[index]?.[id] ?? null,
      })),
    });
  }
  return { id: key.interviewId, parts, isJudged: state.stage === "judged" };
}
