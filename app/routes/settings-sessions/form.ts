import { z } from "zod";

export const EndSessionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end"), handle: z.string().min(1).max(64) }),
  z.object({ intent: z.literal("end-others") }),
]);
