import { isGraded, type PastAttempt } from "../../domain/progress/history";
import { coverageOf, weightedScore } from "../../domain/progress/levels";
import type { AppContext } from "../context.server";
import type { AttemptSummary } from "../views";
import { readTitles, type Titles } from "./titles.server";

/** How to write one line about each of `attempts`; titles that are not in the library are read in one query. */
export async function summariser(
  ctx: Pick<AppContext, "db" | "library">,
  attempts: readonly PastAttempt[],
  known?: Titles,
): Promise<(attempt: PastAttempt) => AttemptSummary> {
  const titles = known ?? (await readTitles(ctx, attempts));
  return (attempt) => ({
    id: attempt.id,
    scenarioId: attempt.scenarioId,
    scenarioTitle: titles.scenario(attempt),
    phase: attempt.phase,
    startedAt: attempt.startedAt.toISOString(),
    updatedAt: attempt.updatedAt.toISOString(),
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
    grade: isGraded(attempt) ? gradeOf(attempt, rubricOrder(ctx, attempt)) : null,
    isCounted: attempt.isCounted,
  });
}

/** Final levels: what the attempt came to after probes and twist. */
function gradeOf({ criteria }: PastAttempt, order: readonly string[]): NonNullable<AttemptSummary["grade"]> {
  const levels = criteria.map(({ criterionId, weight, final }) => ({
    place: order.indexOf(criterionId),
    weight,
    level: final,
  }));
  levels.sort((a, b) => a.place - b.place);
  return { score: weightedScore(levels), coverage: coverageOf(levels), levels: levels.map(({ level }) => level) };
}

function rubricOrder({ library }: Pick<AppContext, "library">, { scenarioId }: PastAttempt): string[] {
  return library.get(scenarioId)?.rubric.criteria.map(({ id }) => id) ?? [];
}
