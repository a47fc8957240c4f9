import type { ScenarioReview } from "../../db/review-repo.server";
import type { PastAttempt } from "../../domain/progress/history";
import { chooseNext } from "../../domain/progress/next-up";
import type { AppContext } from "../context.server";
import type { NextUp } from "../views";
import { practisableReviews } from "./reviews.server";

/** What to practise next, and why, from what has been read already. null only for an empty library. */
export function nextUp(
  { library, now }: Pick<AppContext, "library" | "now">,
  { attempts, reviews }: { attempts: readonly PastAttempt[]; reviews: readonly ScenarioReview[] },
): NextUp | null {
  const at = now().getTime();
  const choice = chooseNext({
    offers: library.scenarios.map(({ id, scenario, rubric }) => ({
      id,
      track: scenario.track,
      dimensions: rubric.criteria.map(({ dimension, weight }) => ({ dimension, weight })),
    })),
    attempts,
    due: practisableReviews(library, reviews)
      .filter(({ review }) => review.dueAt.getTime() <= at)
      .map(({ review, criterion }) => ({ scenarioId: review.scenarioId, title: criterion.title })),
  });
  const scenario = choice === null ? undefined : library.get(choice.scenarioId)?.scenario;
  if (choice === null || scenario === undefined) return null;
  return { ...choice, title: scenario.title, track: scenario.track };
}
