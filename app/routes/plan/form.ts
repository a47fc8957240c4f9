import { z } from "zod";
import { PLAN_LIMITS } from "../../domain/progress/plan/plan";
import { TARGET_LEVELS } from "../../domain/progress/readiness/bars";

const { weeks, hoursPerWeek } = PLAN_LIMITS;

/** A whole number within bounds, with a message that says which. */
function whole(what: string, { min, max }: { min: number; max: number }) {
  const says = `${what}: a whole number from ${String(min)} to ${String(max)}.`;
  return z.coerce.number({ error: says }).int({ error: says }).min(min, { error: says }).max(max, { error: says });
}

export const PlanSchema = z.object({
  weeks: whole("Weeks", weeks),
  hoursPerWeek: whole("Hours a week", hoursPerWeek),
  level: z.enum(TARGET_LEVELS, { error: "Choose senior or staff." }),
});
export type PlanFields = z.input<typeof PlanSchema>;

/** What the buttons of the page ask for. */
export const INTENTS = ["set", "end", "resume"] as const;
export const IntentSchema = z.object({ intent: z.enum(INTENTS) });
