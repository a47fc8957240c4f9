import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json";
import { CLOSED, isOpen, onFailure, onTry } from "../domain/judge/breaker";
import { converse, UnreadableReplyError, type Chat } from "../domain/judge/converse";
import { estimateTokens, judgeMessages, PROMPT_VERSION, type JudgeQuestion } from "../domain/judge/prompt";
import type { JudgeReply } from "../domain/judge/reply";
import type { Measured } from "../domain/judge/trust";
import { REPLY_TOKENS, type Endpoint } from "./openai-compatible.server";
import { JudgeUnavailableError, type SecondJudge } from "./second-judge";

type Parts = {
  endpoint: Pick<Endpoint, "baseUrl" | "model">;
  chat: Chat;
  limits: SecondJudge["limits"];
  /** Milliseconds since 1970. */
  now: () => number;
  measured: () => Measured | null;
};

/** A second judge over a chat, with a circuit breaker (of this process). The same hash means the same question to the same model. */
export function createSecondJudge({ endpoint, chat, limits, now, measured }: Parts): SecondJudge {
  let breaker = CLOSED;

  const hashOf = (question: JudgeQuestion): string =>
    createHash("sha256")
      .update(canonicalJson([endpoint.baseUrl, endpoint.model, PROMPT_VERSION, judgeMessages(question, "")]))
      .digest("hex");

  async function ask(question: JudgeQuestion, nonce: string, spend: (tokens: number) => void): Promise<JudgeReply> {
    if (isOpen(breaker, now())) throw new JudgeUnavailableError("paused", "circuit breaker");
    breaker = onTry(breaker, now());
    try {
      const reply = await converse(chat, question, nonce, spend);
      breaker = CLOSED;
      return reply;
    } catch (error) {
      breaker = onFailure(breaker, now());
      if (error instanceof UnreadableReplyError) throw new JudgeUnavailableError("unreadable", error.message);
      throw error;
    }
  }

  return {
    host: new URL(endpoint.baseUrl).host,
    model: endpoint.model,
    promptVersion: PROMPT_VERSION,
    limits,
    ask,
    hashOf,
    costOf: (question) => estimateTokens(judgeMessages(question, ""), REPLY_TOKENS),
    measured,
  };
}
