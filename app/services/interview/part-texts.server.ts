import type { PartTexts } from "../../domain/interview/report/report";
import type { InterviewState } from "../../domain/interview/state";
import { attemptTexts, type AttemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";

/** The texts by which each begun scenario is held: those of the plan's rubric version, whatever the library holds now. */
export async function roomTexts(
  ctx: Pick<AppContext, "db" | "library">,
  { parts, plan }: InterviewState,
): Promise<AttemptTexts[]> {
  const texts: AttemptTexts[] = [];
  for (const planned of plan.parts.slice(0, parts.length)) texts.push(await attemptTexts(ctx, planned));
  return texts;
}

/** The same, as much of it as the report shows. */
export async function partTexts(ctx: Pick<AppContext, "db" | "library">, state: InterviewState): Promise<PartTexts[]> {
  return (await roomTexts(ctx, state)).map(({ scenario, rubric }) => ({
    criteria: rubric.criteria.map(({ id, title }) => ({ id, title })),
    clarifications: scenario.clarifications,
  }));
}
