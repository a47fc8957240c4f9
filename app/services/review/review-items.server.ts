import type { ContentLibrary, LoadedScenario } from "../../content/library.server";
import type { CardKey } from "../../db/review-repo.server";
import { isLeech } from "../../domain/review/leech";
import type { QueueCard } from "../../domain/review/queue";
import type { Criterion } from "../../domain/rubric/schema";
import { NotFoundError } from "../errors";
import type { ReviewItem } from "./review-views";

/** The scenario and criterion of a key, as they are in the library today. Throws NotFoundError for what has left it. */
export function criterionInLibrary(
  library: ContentLibrary,
  { scenarioId, criterionId }: CardKey,
): { loaded: LoadedScenario; criterion: Criterion } {
  const loaded = library.get(scenarioId);
  const criterion = loaded?.rubric.criteria.find(({ id }) => id === criterionId);
  if (loaded === undefined || criterion === undefined) throw new NotFoundError("There is no such criterion.");
  return { loaded, criterion };
}

export function reviewItem(library: ContentLibrary, card: QueueCard): ReviewItem {
  const { loaded, criterion } = criterionInLibrary(library, card);
  return {
    scenarioId: loaded.id,
    scenarioTitle: loaded.scenario.title,
    criterionId: criterion.id,
    title: criterion.title,
    dimension: criterion.dimension,
    dueAt: card.dueAt.toISOString(),
    isLeech: isLeech(card),
  };
}
