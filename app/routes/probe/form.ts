import { z } from "zod";
import { SLUG } from "../../domain/ids";

/** An answer, a skip, or going on once every question is settled. */
export const ProbeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), criterionId: z.string().regex(SLUG).max(80), text: z.string() }),
  z.object({ intent: z.literal("skip"), criterionId: z.string().regex(SLUG).max(80), text: z.string().default("") }),
  z.object({ intent: z.literal("continue") }),
]);
