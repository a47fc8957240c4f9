import { listPastAttempts } from "../../db/progress-repo.server";
import { calibrationOf } from "../../domain/progress/calibration";
import { criterionHistories, dimensionLines, type CriterionHistory } from "../../domain/progress/timeline";
import type { AppContext } from "../context.server";
import { summariser } from "../overview/summaries.server";
import { readTitles } from "../overview/titles.server";
import type { ProgressView } from "../views";

/** Levels over time per dimension and criterion, the attempts, and self-judgement against the grade. At most four queries. */
export async function viewProgress(ctx: AppContext, userId: string): Promise<ProgressView> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const histories = inLibraryOrder(ctx, criterionHistories(attempts));
  const titles = await readTitles(ctx, [...attempts, ...histories]);
  const summarise = await summariser(ctx, attempts, titles);
  return {
    attempts: attempts.map(summarise),
    dimensions: dimensionLines(attempts).map(({ points, ...line }) => ({
      ...line,
      points: points.map(({ at, attemptId, level }) => ({ at: at.toISOString(), attemptId, level })),
    })),
    criteria: histories.map(({ history, ...criterion }) => ({
      scenarioId: criterion.scenarioId,
      scenarioTitle: titles.scenario(criterion),
      criterionId: criterion.criterionId,
      title: titles.criterion(criterion),
      dimension: criterion.dimension,
      history: history.map(({ at, ...levels }) => ({ at: at.toISOString(), ...levels })),
    })),
    calibration: calibrationOf(attempts),
  };
}

/** By scenario and by the rubric's order, as the library lists them; what has left the library comes last. */
function inLibraryOrder({ library }: AppContext, histories: readonly CriterionHistory[]): CriterionHistory[] {
  const keys = library.scenarios.flatMap(({ id, rubric }) =>
    rubric.criteria.map((criterion) => `${id}/${criterion.id}`),
  );
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = ({ scenarioId, criterionId }: CriterionHistory) =>
    places.get(`${scenarioId}/${criterionId}`) ?? keys.length;
  return [...histories].sort((a, b) => placeOf(a) - placeOf(b));
}
