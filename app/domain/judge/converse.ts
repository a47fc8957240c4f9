import { judgeMessages, repairMessages, type ChatMessage, type JudgeQuestion } from "./prompt";
import { parseReply, replyJsonSchema, type JudgeReply } from "./reply";

/**
 * One turn of a model: what it writes in answer to messages, asked for JSON of a schema. `spend` is told of the tokens, also of those
 * that came to nothing.
 */
export type Chat = (
  messages: readonly ChatMessage[],
  schema: Record<string, unknown>,
  spend: (tokens: number) => void,
) => Promise<string>;

/** The model wrote twice what cannot be read as a reply. */
export class UnreadableReplyError extends Error {
  override readonly name = "UnreadableReplyError";
}

/** Asks, and once more when the reply does not fit. Throws UnreadableReplyError, and whatever `chat` throws. */
export async function converse(
  chat: Chat,
  question: JudgeQuestion,
  nonce: string,
  spend: (tokens: number) => void,
): Promise<JudgeReply> {
  const ids = question.rubric.criteria.map(({ id }) => id);
  const schema = replyJsonSchema(ids);
  const messages = judgeMessages(question, nonce);
  const content = await chat(messages, schema, spend);
  const first = parseReply(content, ids);
  if ("reply" in first) return first.reply;
  const again = parseReply(await chat(repairMessages(messages, content, first.problem), schema, spend), ids);
  if ("reply" in again) return again.reply;
  throw new UnreadableReplyError(again.problem);
}
