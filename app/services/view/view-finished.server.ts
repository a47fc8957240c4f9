import { listPastAttempts } from "../../db/progress-repo.server";
import { listScenarioCards } from "../../db/review-repo.server";
import { criteriaWithTexts, openSubmitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { nextUp } from "../overview/next-up.server";
import type { FinishedView } from "../views";

/** What the attempt came to, when its criteria come back, what the claim is worth, and what to do next. */
export async function viewFinished(ctx: AppContext, key: AttemptKey): Promise<FinishedView> {
  const opened = await openSubmitted(ctx, key, "finished");
  const { attempt, texts, frame } = opened;
  const { headline, verdict, because, assumptions, stopsBeingTrue } = texts.scenario.claim;
  const attempts = await listPastAttempts(ctx.db, key.userId);
  const cards = await listScenarioCards(ctx.db, key.userId, attempt.scenarioId);
  const criteria = criteriaWithTexts(opened);
  const titles = new Map(criteria.map(({ state, text }) => [state.id, text.title]));
  return {
    frame,
    criteria: criteria.map(({ state, text }) => ({
      id: state.id,
      title: text.title,
      dimension: state.dimension,
      selfLevel: state.self,
      initialLevel: state.initial,
      finalLevel: state.final,
    })),
    reviews: cards
      .filter(({ criterionId }) => titles.has(criterionId))
      .map(({ criterionId, dueAt }) => ({
        criterionId,
        title: titles.get(criterionId) ?? criterionId,
        dueAt: dueAt.toISOString(),
      })),
    claim: { headline, verdict, because, assumptions, stopsBeingTrue },
    sources: texts.scenario.sources,
    next: nextUp(ctx, { attempts }),
  };
}
