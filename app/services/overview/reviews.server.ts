import type { ContentLibrary, LoadedScenario } from "../../content/library.server";
import type { ScenarioReview } from "../../db/review-repo.server";
import type { Criterion } from "../../domain/rubric/schema";

export type PractisableReview = { review: ScenarioReview; loaded: LoadedScenario; criterion: Criterion };

/** Reviews whose scenario and criterion are still in the library: what was removed cannot be asked again. */
export function practisableReviews(library: ContentLibrary, reviews: readonly ScenarioReview[]): PractisableReview[] {
  return reviews.flatMap((review) => {
    const loaded = library.get(review.scenarioId);
    const criterion = loaded?.rubric.criteria.find(({ id }) => id === review.criterionId);
    return loaded === undefined || criterion === undefined ? [] : [{ review, loaded, criterion }];
  });
}
