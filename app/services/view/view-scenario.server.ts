import { listPastAttempts } from "../../db/progress-repo.server";
import { openAttempt } from "../../domain/progress/history";
import { scenarioState } from "../../domain/progress/mastery";
import { briefView } from "../attempt/brief.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { dimensionsOf } from "../overview/dimensions";
import { summariser } from "../overview/summaries.server";
import type { ScenarioView } from "../views";

/** A scenario before it is begun, with the learner's earlier attempts. Two queries; none when signed out. */
export async function viewScenario(ctx: AppContext, userId: string | null, scenarioId: string): Promise<ScenarioView> {
  const loaded = ctx.library.get(scenarioId);
  if (loaded === undefined) throw new NotFoundError("There is no such scenario.");
  const { scenario, rubric } = loaded;
  const attempts = userId === null ? [] : await listPastAttempts(ctx.db, userId, scenarioId);
  const summarise = await summariser(ctx, attempts);
  return {
    brief: briefView(scenario),
    expectations: scenario.expectations,
    criteriaCount: rubric.criteria.length,
    dimensions: dimensionsOf(rubric),
    attempts: attempts.map(summarise),
    openAttemptId: openAttempt(attempts, scenarioId)?.id ?? null,
    state: scenarioState(attempts),
  };
}
