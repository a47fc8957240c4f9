import type { Sentence } from "./sentences";
import type { Token } from "./tokens";
import { PRONOUNS, DETERMINERS } from "./words";
import { looksLikeVerb } from "./verbs";

const OPENERS = new Set([
  "but",
  "because",
  "so",
  "since",
  "which",
  "while",
  "although",
  "though",
  "whereas",
  "if",
  "when",
  "whenever",
  "unless",
  "until",
  "once",
  "before",
  "after",
  "otherwise",
  "then",
  "therefore",
  "hence",
  "thus",
  "however",
  "yet",
  "instead",
  "rather",
  "except",
  "that's",
]);

/** Whether a new clause begins at token `at` of the sentence. */
export function opensClause(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  const token = tokens[at];
  if (!token || at <= sentence.from) return at === sentence.from;
  if (token.kind === "op") return true;
  if (
    token.lead === ";" ||
    token.lead === ":" ||
    token.lead === "dash" ||
    token.lead === "stop" ||
    token.lead === "paren"
  )
    return true;
  if (OPENERS.has(token.lower) && token.lower !== "rather" && token.lower !== "instead")
    return !(token.lower === "so" && tokens[at - 1]?.lower === "and");
  if (token.lead === ",") return commaOpens(tokens, sentence, at);
  if (token.lower === "and" || token.lower === "or") return startsWithSubject(tokens, at + 1, sentence.to);
  return false;
}

/** "and we lose", "and the node drains": a subject and, soon, a verb of its own. */
function startsWithSubject(tokens: readonly Token[], at: number, to: number): boolean {
  const first = tokens[at]?.lower ?? "";
  if (PRONOUNS.has(first)) return true;
  if (!DETERMINERS.has(first)) return false;
  for (let index = at + 1; index < Math.min(to, at + 5); index += 1)
    if (looksLikeVerb(tokens[index]?.lower ?? "")) return true;
  return false;
}

/** A comma opens a clause when what follows it has a verb; between list items it does not. */
function commaOpens(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  for (let index = at; index < sentence.to; index += 1) {
    const token = tokens[index];
    if (!token || (index > at && token.lead !== "" && token.lead !== "slash")) break;
    if (looksLikeVerb(token.lower)) return true;
  }
  return false;
}

/** First token of the clause that holds `at`. */
export function clauseStart(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let index = at;
  while (index > sentence.from && !opensClause(tokens, sentence, index)) index -= 1;
  return index;
}

/** One past the last token of the clause that holds `at`. */
export function clauseEnd(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let index = at + 1;
  while (index < sentence.to && !opensClause(tokens, sentence, index)) index += 1;
  return index;
}
