import { z } from "zod";

const ProbeRefSchema = z.strictObject({ criterionId: z.string(), key: z.string() });
const Line = { key: z.string(), text: z.string() };

/**
 * What is stored of an event beside who did it and when. Levels and notes are not among them: they are the interviewer's own table,
 * so that not even the numbers of the events tell the candidate that something was ticked. Handing in and judging oneself are read
 * off the attempt.
 */
export const StoredDetailSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("joined") }),
  z.strictObject({ kind: z.literal("begun") }),
  z.strictObject({ kind: z.literal("question-asked"), ...Line, probe: ProbeRefSchema.nullable() }),
  z.strictObject({ kind: z.literal("answer-given"), ...Line }),
  z.strictObject({ kind: z.literal("closed") }),
  z.strictObject({ kind: z.literal("swapped"), nextId: z.string() }),
]);
export type StoredDetail = z.infer<typeof StoredDetailSchema>;
export type StoredEvent = { seq: number; at: Date; by: string; detail: StoredDetail };
