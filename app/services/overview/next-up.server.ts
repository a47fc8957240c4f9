import type { ScenarioReview } from "../../db/review-repo.server";
import type { PastAttempt } from "../../domain/progress/history";
import { rankNext } from "../../domain/progress/next-up";
import type { AppContext } from "../context.server";
import type { NextUp } from "../views";
import { practisableReviews } from "./reviews.server";

type Known = {
  attempts: readonly PastAttempt[];
  reviews: readonly ScenarioReview[];
  /** What the plan still has for this week. */
  planned?: readonly string[];
};

/** What to practise next, and why, from what has been read already. null only for an empty library. */
export function nextUp(ctx: Pick<AppContext, "library" | "now">, known: Known): NextUp | null {
  return nextChoices(ctx, known)[0] ?? null;
}

/** The same with up to two others, for whoever wants something else. */
export function nextChoices(
  { library, now }: Pick<AppContext, "library" | "now">,
  { attempts, reviews, planned = [] }: Known,
): NextUp[] {
  const at = now().getTime();
  const choices = rankNext({
    offers: library.scenarios.map(({ id, scenario, rubric }) => ({
      id,
      track: scenario.track,
      dimensions: rubric.criteria.map(({ dimension, weight }) => ({ dimension, weight })),
    })),
    attempts,
    due: practisableReviews(library, reviews)
      .filter(({ review }) => review.dueAt.getTime() <= at)
      .map(({ review, criterion }) => ({ scenarioId: review.scenarioId, title: criterion.title })),
    planned,
  });
  return choices.flatMap((choice) => {
    const scenario = library.get(choice.scenarioId)?.scenario;
    return scenario === undefined ? [] : [{ ...choice, title: scenario.title, track: scenario.track }];
  });
}
