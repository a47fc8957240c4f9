import { listExposures } from "../../db/attempt-repo.server";
import { phaseIndex } from "../../domain/attempt/attempt";
import { textsByVersion } from "./attempt-texts.server";
import type { AppContext } from "../context.server";

/**
 * What the learner has been shown of a scenario in any attempt: hints taken, and the model answers once a comparison was reached.
 * The judge masks it: repeating it is not reasoning.
 */
export async function shownTexts(
  ctx: Pick<AppContext, "db" | "library">,
  { userId, scenarioId }: { userId: string; scenarioId: string },
): Promise<string[]> {
  const exposures = await listExposures(ctx.db, userId, scenarioId);
  const relevant = exposures.filter(({ hints, phase }) => hints.length > 0 || hasSeenModels(phase));
  const versions = relevant.map(({ rubricVersion }) => ({ scenarioId, rubricVersion }));
  const texts = await textsByVersion(ctx, versions);
  const shown = new Set<string>();
  for (const { rubricVersion, hints, phase } of relevant) {
    const scenario = texts.get(rubricVersion)?.scenario;
    if (scenario === undefined) continue;
    for (const step of hints) shown.add(scenario.hints[step]?.text ?? "");
    if (hasSeenModels(phase)) shown.add(scenario.model.knowledge).add(scenario.model.reasoning);
  }
  shown.delete("");
  return [...shown];
}

function hasSeenModels(phase: Parameters<typeof phaseIndex>[0]): boolean {
  return phaseIndex(phase) >= phaseIndex("contrast");
}
