import { z } from "zod";
import { readNumbers } from "../../components/attempt/number-fields";
import { SLUG } from "../../domain/ids";
import { LevelSchema } from "../../domain/rubric/level-schema";

/** "12-80": a sentence of the answer, by its offsets. */
const Place = z
  .string()
  .regex(/^\d{1,6}-\d{1,6}$/)
  .transform((value) => {
    const [start = 0, end = 0] = value.split("-").map(Number);
    return { start, end };
  })
  .refine(({ start, end }) => start < end);

/** Going on to the questions, or marking a passage that the grade missed. */
export const GradeSchema = z.union([
  z.object({
    intent: z.literal("missed"),
    criterionId: z.string().regex(SLUG).max(80),
    sentence: z.union([z.literal("").transform(() => null), Place]).default(null),
    passage: z.string().default(""),
    level: z
      .string()
      .regex(/^[0-3]$/)
      .transform(Number)
      .pipe(LevelSchema),
    reason: z.string().default(""),
  }),
  z
    .looseObject({ intent: z.literal("run") })
    .transform(({ intent, ...fields }) => ({ intent, numbers: readNumbers(fields) })),
  z.object({ intent: z.literal("continue").default("continue") }),
]);
