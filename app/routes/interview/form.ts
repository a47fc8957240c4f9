import { z } from "zod";
import { parseIntent, type DesignIntent } from "../../components/attempt/editor/intent";

export type RoomIntent = DesignIntent | { kind: "answer" } | { kind: "skip" } | { kind: "resume" };

/**
 * Every form of the room. `text` is the design where `baseRevision` comes along, and an answer where `questionId` does.
 */
export const RoomSchema = z.object({
  intent: z.string().transform((value, ctx): RoomIntent => {
    if (value === "answer" || value === "skip" || value === "resume") return { kind: value };
    const intent = parseIntent(value);
    if (intent !== null && intent.kind !== "hint" && !intent.kind.endsWith("-numbers")) return intent;
    ctx.addIssue({ code: "custom", message: "no button of this page" });
    return z.NEVER;
  }),
  text: z.string().optional(),
  baseRevision: z.coerce.number().int().nonnegative().optional(),
  questionId: z
    .string()
    .regex(/^[a-z0-9:-]{1,120}$/)
    .optional(),
});
export type RoomFields = z.infer<typeof RoomSchema>;
