import { z } from "zod";

/** The button pressed: "Start fresh" leaves an open attempt as it is and begins anew. */
export const StartAttemptSchema = z.object({ fresh: z.literal("yes").optional() });
