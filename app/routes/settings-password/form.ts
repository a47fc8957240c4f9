import { z } from "zod";
import { AskedPasswordSchema, NewPasswordSchema } from "../../domain/account/credentials";

export const ChangePasswordSchema = z.object({ currentPassword: AskedPasswordSchema, newPassword: NewPasswordSchema });
export type ChangePasswordFields = z.input<typeof ChangePasswordSchema>;
/** Neither is ever sent back to the browser. */
export const SECRET_FIELDS = ["currentPassword", "newPassword"];
