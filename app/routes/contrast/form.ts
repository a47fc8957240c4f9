import { z } from "zod";
import { SLUG } from "../../domain/ids";

/** A difference said, a skip, or finishing. */
export const ContrastSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), criterionId: z.string().regex(SLUG).max(80), text: z.string() }),
  z.object({ intent: z.literal("skip"), criterionId: z.string().regex(SLUG).max(80), text: z.string().default("") }),
  z.object({ intent: z.literal("continue") }),
]);
