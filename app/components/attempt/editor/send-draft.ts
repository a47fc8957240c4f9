import { ANSWER_TIMEOUT_MS, type SaveOutcome } from "../../../domain/attempt/saver-state";
import { utf8Bytes } from "../../../domain/wording/text";
import { paths } from "../../../paths";
import type { SaveResult } from "../../../services/views";

/** Browsers refuse to carry more than 64 kB in requests that outlive their page; the rest is room for the other fields. */
const KEEPALIVE_BYTES = 60_000;

export type DraftRequest = { text: string; base: number; resolves: string | null };

/** One save over the network; every way in which it can fail is an outcome, never an exception. */
export async function sendDraft(attemptId: string, request: DraftRequest): Promise<SaveOutcome> {
  const body = JSON.stringify({
    text: request.text,
    baseRevision: request.base,
    ...(request.resolves === null ? {} : { resolves: request.resolves }),
  });
  try {
    const response = await fetch(paths.draft(attemptId), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body,
      keepalive: utf8Bytes(body) <= KEEPALIVE_BYTES,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    return outcomeOf(response.status, response.headers.get("Retry-After"), await bodyOf(response));
  } catch {
    return { kind: "failed", reason: "network" };
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** What an answer means. Only a well-formed "saved" counts as saved. */
export function outcomeOf(status: number, retryAfter: string | null, body: unknown): SaveOutcome {
  if (isSaveResult(body)) return body;
  // 404: another person is signed in here by now, and this attempt is not theirs.
  if (status === 401 || status === 403 || status === 404) return { kind: "signed-out" };
  if (status === 429) {
    const seconds = Number(retryAfter);
    return {
      kind: "failed",
      reason: "busy",
      retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 5_000,
    };
  }
  return { kind: "failed", reason: "server" };
}

function isSaveResult(body: unknown): body is SaveResult {
  if (typeof body !== "object" || body === null) return false;
  const result: {
    kind?: unknown;
    revision?: unknown;
    savedAt?: unknown;
    text?: unknown;
    conflictId?: unknown;
    limitBytes?: unknown;
    bytes?: unknown;
  } = body;
  switch (result.kind) {
    case "saved":
      return Number.isInteger(result.revision) && typeof result.savedAt === "string";
    case "stale":
      return (
        Number.isInteger(result.revision) && typeof result.text === "string" && typeof result.conflictId === "string"
      );
    case "locked":
      return true;
    case "too-large":
      return Number.isInteger(result.limitBytes) && Number.isInteger(result.bytes);
    default:
      return false;
  }
}
