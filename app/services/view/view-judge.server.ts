import { criteriaWithTexts, openSubmitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import type { JudgeView } from "../views";

/** The self-judgement: the answer and the criteria's titles, and nothing of the grade. */
export async function viewJudge(ctx: AppContext, key: AttemptKey): Promise<JudgeView> {
  const opened = await openSubmitted(ctx, key, "judge");
  return {
    frame: opened.frame,
    answer: opened.submission.text,
    criteria: criteriaWithTexts(opened).map(({ state, text }) => ({
      id: state.id,
      title: text.title,
      dimension: state.dimension,
      selfLevel: state.self,
    })),
    isLocked: opened.attempt.phase !== "judge",
  };
}
