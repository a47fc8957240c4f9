import { z } from "zod";

/** Longest address that can be delivered to (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
const EMAIL_MAX_LENGTH = 254;
export const PASSWORD_MIN_LENGTH = 10;
/** Bounds the work of hashing and of estimating; nobody types more. */
export const PASSWORD_MAX_LENGTH = 128;

/** Trimmed and lower-cased, so that one person has one account however the address was typed. */
export const EmailSchema = z
  .string({ error: "Enter your e-mail address." })
  .trim()
  .toLowerCase()
  .max(EMAIL_MAX_LENGTH, { error: "This address is too long." })
  .pipe(z.email({ error: "Enter a complete e-mail address, like name@example.org." }));

/** A password that is being chosen. What cannot be said by length alone is checked by auth/password-policy. */
export const NewPasswordSchema = z
  .string({ error: "Choose a password." })
  .min(PASSWORD_MIN_LENGTH, { error: `Use at least ${String(PASSWORD_MIN_LENGTH)} characters; a few words do well.` })
  .max(PASSWORD_MAX_LENGTH, { error: `Use at most ${String(PASSWORD_MAX_LENGTH)} characters.` });

/** A password that is being asked for. It has no lower bound: that would tell something about the stored one. */
export const AskedPasswordSchema = z
  .string({ error: "Enter your password." })
  .min(1, { error: "Enter your password." })
  .max(PASSWORD_MAX_LENGTH, { error: `A password has at most ${String(PASSWORD_MAX_LENGTH)} characters.` });
