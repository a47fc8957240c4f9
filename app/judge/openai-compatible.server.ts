import { z } from "zod";
import type { Chat } from "../domain/judge/converse";
import { estimateTokens, type ChatMessage } from "../domain/judge/prompt";
import { isWorthARetry, pauseMs, retryAfterMs } from "../domain/judge/retry";
import { readLimited } from "./read-limited.server";
import { JudgeUnavailableError } from "./second-judge";

export type Endpoint = {
  /** Up to and without "/chat/completions", for example https://llm.example.org/v1 */
  baseUrl: string;
  model: string;
  /** null for servers that ask for none */
  apiKey: string | null;
};

/** The world around a call, handed in so that tests need neither a clock nor chance. */
export type CallWorld = {
  fetch: typeof fetch;
  /** Milliseconds. */
  sleep: (ms: number) => Promise<unknown>;
  now: () => number;
  random: () => number;
  /** For one try, the body included. */
  timeoutMs: number;
};

export const CALL_TIMEOUT_MS = 60_000;
/** Room for a reply about six criteria with quotes. */
export const REPLY_TOKENS = 2000;
const REPLY_BYTES = 400_000;

/** How the reply is asked to be JSON: servers know these to different degrees. */
const FORMATS = ["json_schema", "json_object", "none"] as const;
type Format = (typeof FORMATS)[number];

const CompletionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() }))
    .min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative() }).nullish(),
});

/**
 * A chat with any server that speaks the chat-completions protocol: temperature 0, JSON by schema where the server takes one (what it
 * takes is remembered), 60 s a try, two retries with chance in their pauses. Throws JudgeUnavailableError. Follows no redirect: the key
 * goes to the configured host alone.
 */
export function createChat(endpoint: Endpoint, world: CallWorld): Chat {
  let known = 0;
  return async (messages, schema, spend) => {
    for (let at = known; ; at += 1) {
      const format = FORMATS[at] ?? "none";
      const answer = await tryAgain(endpoint, world, requestBody(endpoint, messages, schema, format), messages, spend);
      if (answer.kind === "content") {
        known = at;
        return answer.content;
      }
      if (at + 1 >= FORMATS.length)
        throw new JudgeUnavailableError("request-refused", `status ${String(answer.status)}`);
    }
  };
}

function requestBody(
  { model }: Endpoint,
  messages: readonly ChatMessage[],
  schema: Record<string, unknown>,
  format: Format,
): string {
  const formats: Record<Format, object> = {
    json_schema: { response_format: { type: "json_schema", json_schema: { name: "grades", strict: true, schema } } },
    json_object: { response_format: { type: "json_object" } },
    none: {},
  };
  return JSON.stringify({
    model,
    messages,
    temperature: 0,
    max_tokens: REPLY_TOKENS,
    stream: false,
    ...formats[format],
  });
}

type Answer = { kind: "content"; content: string } | { kind: "format-refused"; status: number };

async function tryAgain(
  endpoint: Endpoint,
  world: CallWorld,
  body: string,
  messages: readonly ChatMessage[],
  spend: (tokens: number) => void,
): Promise<Answer> {
  for (let retry = 1; ; retry += 1) {
    const outcome = await callOnce(endpoint, world, body);
    if (outcome.kind === "answered") {
      spend(outcome.tokens ?? estimateTokens(messages, Math.ceil(outcome.content.length / 3)));
      return { kind: "content", content: outcome.content };
    }
    // Somebody may have to pay for what was under way when the time was up.
    if (outcome.kind === "failed" && outcome.isUnderWay) spend(estimateTokens(messages, 0));
    if (outcome.kind === "refused") {
      const { status } = outcome;
      if (status === 400 || status === 422) return { kind: "format-refused", status };
      const isKey = status === 401 || status === 403;
      throw new JudgeUnavailableError(isKey ? "key-refused" : "request-refused", `status ${String(status)}`);
    }
    const pause = pauseMs(retry, outcome.askedMs, world.random);
    if (pause === null) throw new JudgeUnavailableError("no-answer", outcome.detail);
    await world.sleep(pause);
  }
}

type Outcome =
  | { kind: "answered"; content: string; tokens: number | null }
  | { kind: "refused"; status: number }
  | { kind: "failed"; detail: string; askedMs: number | null; isUnderWay: boolean };

async function callOnce({ baseUrl, apiKey }: Endpoint, world: CallWorld, body: string): Promise<Outcome> {
  try {
    const response = await world.fetch(`${baseUrl.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        ...(apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` }),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(world.timeoutMs),
    });
    if (response.ok) return readCompletion(await readLimited(response, REPLY_BYTES));
    await response.body?.cancel();
    const { status } = response;
    if (!isWorthARetry(status)) return { kind: "refused", status };
    const askedMs = retryAfterMs(response.headers.get("Retry-After"), world.now());
    return { kind: "failed", detail: `status ${String(status)}`, askedMs, isUnderWay: false };
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown fault";
    return { kind: "failed", detail: name, askedMs: null, isUnderWay: name === "TimeoutError" };
  }
}

/** A body that is no completion has no content: whoever reads the content asks again. */
function readCompletion(text: string): Outcome {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Falls through: it does not fit the schema.
  }
  const parsed = CompletionSchema.safeParse(json);
  if (!parsed.success) return { kind: "answered", content: "", tokens: null };
  const { choices, usage } = parsed.data;
  return { kind: "answered", content: choices[0]?.message.content ?? "", tokens: usage?.total_tokens ?? null };
}
