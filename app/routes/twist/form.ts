import { z } from "zod";

/** An answer, a skip, or going on once the twist is settled. */
export const TwistSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), text: z.string() }),
  z.object({ intent: z.literal("skip"), text: z.string().default("") }),
  z.object({ intent: z.literal("continue") }),
]);
