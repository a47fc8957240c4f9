import { z } from "zod";

const Base = z.coerce.number().int().nonnegative();

/** One save, as JSON from the editor or as a plain form. */
export const DraftSchema = z.object({
  text: z.string(),
  baseRevision: Base,
  /** The kept version that this text settles. */
  resolves: z
    .string()
    .regex(/^[a-z0-9]{16,40}$/)
    .optional(),
});
export type DraftFields = z.infer<typeof DraftSchema>;
