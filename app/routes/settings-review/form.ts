import { z } from "zod";

export const ReviewSettingsSchema = z.discriminatedUnion("intent", [
  /** `retention` in percent; what is out of bounds is refused with a sentence. */
  z.object({ intent: z.literal("save"), retention: z.string().max(20), dailyCap: z.string().max(20) }),
  z.object({ intent: z.literal("renew-calendar") }),
  z.object({ intent: z.literal("end-calendar") }),
]);
