import { z } from "zod";
import type { LevelOrUnknown } from "../rubric/level";

/** How a model writes a level: words leave less to guess than digits. */
export const REPLY_LEVELS = ["not_found", "named", "explained", "defended", "cannot_assess"] as const;
export type ReplyLevel = (typeof REPLY_LEVELS)[number];

/** One criterion as a model answered it, before anything in it was verified. Quotes come before the level: evidence first. */
export type RepliedCriterion = { id: string; quotes: string[]; missing: string | null; level: ReplyLevel };
export type JudgeReply = { criteria: RepliedCriterion[] };

const FENCE = /```(?:json)?\s*\n?([\s\S]*?)```/i;
/** What of a model's text is kept at most. */
const QUOTES_KEPT = 4;
const MISSING_CHARACTERS = 300;

/** The schema of a reply about these criteria (at least one). Only types and names: servers differ in which bounds they accept. */
export function replySchema(ids: readonly string[]) {
  return z.object({
    criteria: z.array(
      z.object({
        id: z.enum(ids),
        quotes: z.array(z.string()),
        missing: z.string().nullable(),
        level: z.enum(REPLY_LEVELS),
      }),
    ),
  });
}

/** The same as JSON Schema, closed and with every field required, as strict servers demand it. */
export function replyJsonSchema(ids: readonly string[]): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(replySchema(ids));
  return schema;
}

export type Parsed = { reply: JudgeReply } | { problem: string };

/** Reads what a model wrote: bare JSON, or JSON in a fence. The problem is one sentence that can be handed back to the model. */
export function parseReply(content: string, ids: readonly string[]): Parsed {
  const json = parseJson(content.trim()) ?? parseJson(FENCE.exec(content)?.[1]?.trim() ?? "");
  if (json === undefined) return { problem: "It is not one JSON object." };
  const parsed = replySchema(ids).safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `At ${issue?.path.join(".") ?? "the top"}: ${issue?.message ?? "does not fit"}.` };
  }
  const { criteria } = parsed.data;
  const missing = ids.filter((id) => !criteria.some((criterion) => criterion.id === id));
  if (missing.length > 0) return { problem: `These criteria are missing: ${missing.join(", ")}.` };
  if (criteria.length > ids.length) return { problem: "A criterion stands there twice." };
  return { reply: { criteria: criteria.map(trimmed).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) } };
}

function parseJson(text: string): unknown {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function trimmed(criterion: RepliedCriterion): RepliedCriterion {
  const missing = criterion.missing?.replace(/\s+/g, " ").trim().slice(0, MISSING_CHARACTERS) ?? "";
  return { ...criterion, quotes: criterion.quotes.slice(0, QUOTES_KEPT), missing: missing === "" ? null : missing };
}

const LEVEL_OF: Record<ReplyLevel, LevelOrUnknown> = {
  not_found: 0,
  named: 1,
  explained: 2,
  defended: 3,
  cannot_assess: null,
};

export function levelOfReply(level: ReplyLevel): LevelOrUnknown {
  return LEVEL_OF[level];
}

export function replyLevelOf(level: LevelOrUnknown): ReplyLevel {
  return REPLY_LEVELS[level ?? 4];
}
