import { isBlank, normaliseText } from "../../domain/wording/text";
import { RefusedError } from "../errors";

/** A reply as it is stored; refuses an empty one (skipping says so plainly) and one beyond the limit, in UTF-16 code units. */
export function replyText(text: string, mostCharacters: number): string {
  const reply = normaliseText(text).trim();
  if (isBlank(reply)) throw new RefusedError("There is nothing in it yet. Write a sentence, or skip it.");
  if (reply.length > mostCharacters) {
    const limit = mostCharacters.toLocaleString("en-US");
    throw new RefusedError(
      `That is ${reply.length.toLocaleString("en-US")} characters; at most ${limit} fit here. Shorten it a little.`,
    );
  }
  return reply;
}
