import { z } from "zod";

/** Guests confirm, because their work goes with them; "yes" is the value of the confirming button. */
export const SignOutSchema = z.object({ confirm: z.literal("yes").optional().catch(undefined) });
