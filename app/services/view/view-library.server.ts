import path from "node:path";
import type { LoadedScenario } from "../../content/library.server";
import { listPastAttempts } from "../../db/progress-repo.server";
import { openAttempt, type PastAttempt } from "../../domain/progress/history";
import { scenarioState } from "../../domain/progress/mastery";
import type { LibraryFilter } from "../../paths";
import type { AppContext } from "../context.server";
import { dimensionsOf } from "../overview/dimensions";
import { searchLibrary } from "../overview/library-search.server";
import type { LibraryItem, LibraryView } from "../views";

/** The scenarios that pass every given filter, the best match first when there are search words. Two queries; none when signed out. */
export async function viewLibrary(ctx: AppContext, userId: string | null, filter: LibraryFilter): Promise<LibraryView> {
  const { library } = ctx;
  const attempts = userId === null ? [] : await listPastAttempts(ctx.db, userId);
  const items = searchLibrary(library, filter.q ?? "")
    .map((loaded) => itemOf(loaded, attempts))
    .filter(({ track }) => filter.track === undefined || track === filter.track)
    .filter(({ dimensions }) => filter.dimension === undefined || dimensions.includes(filter.dimension))
    .filter(({ state }) => filter.state === undefined || state === filter.state);
  return {
    items,
    total: library.scenarios.length,
    // The name alone: where things lie on the server is nobody's business outside it.
    quarantined: library.quarantined.map(({ folder, issues }) => ({
      folder: path.basename(folder),
      problems: issues.length,
    })),
  };
}

function itemOf({ id, scenario, rubric }: LoadedScenario, attempts: readonly PastAttempt[]): LibraryItem {
  const own = attempts.filter(({ scenarioId }) => scenarioId === id);
  return {
    id,
    title: scenario.title,
    summary: scenario.summary,
    track: scenario.track,
    dimensions: dimensionsOf(rubric),
    minutes: Object.values(scenario.minutes).reduce((sum, minutes) => sum + minutes, 0),
    state: scenarioState(own),
    openAttemptId: openAttempt(own, id)?.id ?? null,
  };
}
