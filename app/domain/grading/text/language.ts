import type { Document } from "./document";
import { isGlue } from "./words";
import { looksLikeVerb } from "./verbs";

const ENGLISH = new Set(
  "the is are of and to in that we it for with not because so if on be this at by or as can will an from but when then have has which one all".split(
    " ",
  ),
);
/** Frequent words of other languages that are no English words. */
const OTHER = new Set(
  (
    "der die das und ist nicht wir ein eine mit für auf wenn dass weil sind den dem zu von im es wird werden kann auch als wie oder aber bei nach " +
    "le la les des une est et nous pas pour dans que qui sur avec ce cette sont plus mais donc car il elle du au aux " +
    "el los las una es y que no para con por se del al pero porque son está cuando como más su " +
    "di che il lo gli della sono con per non una più quando perché " +
    "o os um uma não para com por mais quando porque são está isso ele na no em da do " +
    "het een van niet wij als maar omdat zijn wordt met voor dat op en de ook kan"
  )
    .split(" ")
    .filter(
      (word) =>
        !["die", "in", "no", "on", "me", "son", "as", "of", "is", "more", "do", "con", "is", "que"].includes(word) ||
        word === "que",
    ),
);

/** Whether a text of some length is written in another language: the patterns would find nothing in it and must not call that zero. */
export function isNotEnglish(document: Document): boolean {
  const words = document.tokens.filter((token) => token.kind === "word");
  if (words.length < 6) return words.length >= 2 && words.every((token) => /[\u0250-\u{10FFFF}]/u.test(token.lower));
  const foreign = words.filter((token) => /[\u0250-\u{10FFFF}]/u.test(token.lower)).length;
  if (foreign / words.length > 0.4) return true;
  const english = words.filter((token) => ENGLISH.has(token.lower)).length / words.length;
  const other = words.filter((token) => OTHER.has(token.lower)).length / words.length;
  return other > 0.12 && other > english * 1.2;
}

/** Notes: hardly any grammar, or mostly lines of a few words. */
export function isNotesStyle(document: Document): boolean {
  const { tokens, sentences } = document;
  if (tokens.length < 8) return false;
  const glue = tokens.filter((token) => isGlue(token.lower)).length / tokens.length;
  const verbless = sentences.filter(
    (sentence) => !tokens.slice(sentence.from, sentence.to).some((token) => looksLikeVerb(token.lower)),
  ).length;
  return glue < 0.18 || (sentences.length >= 4 && verbless / sentences.length > 0.6);
}
