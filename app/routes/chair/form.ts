import { z } from "zod";
import { parseIntent, type DesignIntent } from "../../components/attempt/editor/intent";
import { LEVELS, type Level } from "../../domain/rubric/level";

/** What a button of either chair asks for. Hints are not among them, and neither is a mock interview's room: whoever sits opposite gives those. */
/** Buttons of the design page that two chairs have not. */
type ElsewhereKind = "hint" | "room" | "find-numbers" | "confirm-numbers";
const ELSEWHERE: readonly DesignIntent["kind"][] = ["hint", "room", "find-numbers", "confirm-numbers"];

function isElsewhere(intent: DesignIntent): intent is Extract<DesignIntent, { kind: ElsewhereKind }> {
  return ELSEWHERE.includes(intent.kind);
}

export type ChairIntent =
  | { kind: "begin" | "close" | "swap" | "renew" | "tick" | "question" | "answer" }
  | { kind: "probe"; criterionId: string; key: string }
  | Exclude<DesignIntent, { kind: ElsewhereKind }>;

const PLAIN = ["begin", "close", "swap", "renew", "tick", "question", "answer"] as const;

/** The value of a button, read; null for anything that none of our buttons sends. */
export function parseChairIntent(value: string): ChairIntent | null {
  const plain = PLAIN.find((kind) => kind === value);
  if (plain !== undefined) return { kind: plain };
  const probe = /^probe:([a-z0-9-]{1,80}):(0|1|2|unsure)$/.exec(value);
  if (probe !== null) return { kind: "probe", criterionId: probe[1] ?? "", key: probe[2] ?? "" };
  const design = parseIntent(value);
  return design === null || isElsewhere(design) ? null : design;
}

export const ChairSchema = z.object({
  intent: z.string().transform((value, ctx): ChairIntent => {
    const intent = parseChairIntent(value);
    if (intent !== null) return intent;
    ctx.addIssue({ code: "custom", message: "no button of this page" });
    return z.NEVER;
  }),
  /** The line that is being said, and its key. */
  line: z.string().default(""),
  lineKey: z
    .string()
    .regex(/^[a-z0-9]{16,40}$/)
    .optional(),
  /** The candidate's design, which every button carries along where no script saves it. */
  text: z.string().optional(),
  baseRevision: z.coerce.number().int().nonnegative().default(0),
});
export type ChairFields = z.infer<typeof ChairSchema>;

export const tickLevelField = (criterionId: string) => `level:${criterionId}`;
export const tickNoteField = (criterionId: string) => `note:${criterionId}`;

/** The interviewer's levels and notes as far as the form holds them; a level that was not chosen is null. */
export function readTicks(form: FormData): { criterionId: string; level: Level | null; note: string }[] {
  return [...form.keys()].flatMap((name) => {
    if (!name.startsWith("note:")) return [];
    const criterionId = name.slice("note:".length);
    const chosen = form.get(tickLevelField(criterionId));
    const note = form.get(name);
    const level = LEVELS.find((one) => String(one) === chosen) ?? null;
    return [{ criterionId, level, note: typeof note === "string" ? note : "" }];
  });
}
