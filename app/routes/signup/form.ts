import { z } from "zod";
import { EmailSchema, NewPasswordSchema } from "../../domain/account/credentials";

export const SignUpSchema = z.object({ email: EmailSchema, password: NewPasswordSchema });
export type SignUpFields = z.input<typeof SignUpSchema>;
