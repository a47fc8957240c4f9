import { createHash } from "node:crypto";
import { codeFrom } from "../../domain/chairs/code";
import type { AppContext } from "../context.server";

const WORD_BYTES = 4;

/** A new code. Its randomness is that of a new id (124 bits), spread evenly by a digest. */
export function newCode({ newId }: Pick<AppContext, "newId">): string {
  const digest = createHash("sha256").update(`code ${newId()}`).digest();
  let at = 0;
  return codeFrom(() => {
    const word = digest.readUInt32BE(at);
    at += WORD_BYTES;
    return word / 2 ** 32;
  });
}

/** What is stored: a code in a backup would be an open door for the rest of its day. */
export function hashCode(code: string): string {
  return createHash("sha256").update(`chair ${code}`).digest("hex");
}
