import type { PastAttempt } from "../../domain/progress/history";
import { rankNext } from "../../domain/progress/next-up";
import type { AppContext } from "../context.server";
import type { NextUp } from "../views";

type Known = {
  attempts: readonly PastAttempt[];
  /** What the plan still has for this week. */
  planned?: readonly string[];
};

/**
 * The scenario to practise next, and why, from what has been read already. null only for an empty library. Reviews that are due go
 * before it on every page that shows it; they are asked one criterion at a time and are no reason to begin a whole scenario again.
 */
export function nextUp(ctx: Pick<AppContext, "library">, known: Known): NextUp | null {
  return nextChoices(ctx, known)[0] ?? null;
}

/** The same with up to two others, for whoever wants something else. */
export function nextChoices({ library }: Pick<AppContext, "library">, { attempts, planned = [] }: Known): NextUp[] {
  const choices = rankNext({
    offers: library.scenarios.map(({ id, scenario, rubric }) => ({
      id,
      track: scenario.track,
      dimensions: rubric.criteria.map(({ dimension, weight }) => ({ dimension, weight })),
    })),
    attempts,
    planned,
  });
  return choices.flatMap((choice) => {
    const scenario = library.get(choice.scenarioId)?.scenario;
    return scenario === undefined ? [] : [{ ...choice, title: scenario.title, track: scenario.track }];
  });
}
