import type { PastAttempt } from "../../domain/progress/history";
import { chooseNext } from "../../domain/progress/next-up";
import type { AppContext } from "../context.server";
import type { NextUp } from "../views";

/**
 * The scenario to practise next, and why, from what has been read already. null only for an empty library. What is due is asked on
 * the review page, one criterion at a time, and is no reason to begin a whole scenario again.
 */
export function nextUp(
  { library }: Pick<AppContext, "library">,
  { attempts }: { attempts: readonly PastAttempt[] },
): NextUp | null {
  const choice = chooseNext({
    offers: library.scenarios.map(({ id, scenario, rubric }) => ({
      id,
      track: scenario.track,
      dimensions: rubric.criteria.map(({ dimension, weight }) => ({ dimension, weight })),
    })),
    attempts,
    due: [],
  });
  const scenario = choice === null ? undefined : library.get(choice.scenarioId)?.scenario;
  if (choice === null || scenario === undefined) return null;
  return { ...choice, title: scenario.title, track: scenario.track };
}
