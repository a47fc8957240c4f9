import { z } from "zod";
import { SLUG } from "../../domain/ids";
import { INTERVIEW_LEVELS, INTERVIEW_MINUTES, type Topic } from "../../domain/interview/plan";
import { TRACKS, type Track } from "../../domain/scenario/track";

const MinutesSchema = z.coerce
  .number()
  .pipe(
    z.union(
      INTERVIEW_MINUTES.map((minutes) => z.literal(minutes)) as [z.ZodLiteral<20>, z.ZodLiteral<45>, z.ZodLiteral<60>],
    ),
  );

const SetUpSchema = z.object({
  level: z.enum(INTERVIEW_LEVELS),
  minutes: MinutesSchema,
  topic: z.union([z.enum(["any", "weak", "tracks"]), z.string().regex(/^collection:/)]),
});

export type SetUp = { level: z.infer<typeof SetUpSchema>["level"]; minutes: 20 | 45 | 60; topic: Topic };
export type SetUpRead = { setUp: SetUp } | { problem: string };

/** The set-up form, read. Choosing tracks and ticking none is answered in words; what is no choice of ours is null. */
export function readSetUp(form: FormData): SetUpRead | null {
  const read = SetUpSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const { topic, ...rest } = read.data;
  if (topic === "any" || topic === "weak") return { setUp: { ...rest, topic: { kind: topic } } };
  if (topic === "tracks") {
    const ticked = new Set(form.getAll("track"));
    const tracks: Track[] = TRACKS.filter((track) => ticked.has(track));
    if (tracks.length === 0) return { problem: "Tick at least one track, or choose any topic." };
    return { setUp: { ...rest, topic: { kind: "tracks", tracks } } };
  }
  const id = topic.slice("collection:".length);
  return SLUG.test(id) ? { setUp: { ...rest, topic: { kind: "collection", id } } } : null;
}
