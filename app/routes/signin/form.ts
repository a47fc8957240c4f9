import { z } from "zod";
import { AskedPasswordSchema, EmailSchema } from "../../domain/account/credentials";

export const SignInSchema = z.object({
  email: EmailSchema,
  password: AskedPasswordSchema,
  next: z.string().optional(),
});
export type SignInFields = z.input<typeof SignInSchema>;
