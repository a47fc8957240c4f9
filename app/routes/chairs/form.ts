import { z } from "zod";
import { ScenarioParams } from "../../paths";

/** Open the interviewer's chair on a scenario, or look for the one that a code belongs to. */
export const ChairsSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), scenario: ScenarioParams.shape.id }),
  z.object({ intent: z.literal("code"), code: z.string().max(80) }),
]);
