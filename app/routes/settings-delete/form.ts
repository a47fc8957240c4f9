import { z } from "zod";
import { AskedPasswordSchema } from "../../domain/account/credentials";

/** The password of an account, or a guest's typed confirmation: both are bounded in length alike. */
export const DeleteSchema = z.object({ confirmation: AskedPasswordSchema });
export const DeleteAsGuestSchema = z.object({
  confirmation: z.string({ error: "Type the word to confirm." }).max(100, { error: "Type the word alone." }),
});
export type DeleteFields = z.input<typeof DeleteSchema>;
