import { stemOf } from "./words";

/** What stands between a word and the one before it, strongest mark wins. */
export type Lead = "" | "," | ";" | ":" | "dash" | "paren" | "slash" | "stop" | "line";

export type Token = {
  start: number;
  end: number;
  /** Lower case, apostrophes straight, possessive ending removed, contractions opened ("don't" = "do" + "not"). */
  lower: string;
  stem: string;
  kind: "word" | "number" | "op";
  lead: Lead;
  /** For numbers: the value as written, before any unit. */
  value: number;
  /** Currency or percent sign written at the number, or letters glued to it ("120s", "5x"). */
  sign: string;
  /** For a/b numbers ("70/30"): the second one. */
  over: number | null;
  /** An identifier or hyphenated word that starts here: how many tokens it spans, and its letters joined. */
  span: number;
  joined: string;
};

const IDENTIFIER_PART =
  /[\p{Lu}]+(?=[\p{Lu}][\p{Ll}]{2,})|[\p{Lu}]?[\p{Ll}\p{M}\p{Nd}]+[\p{Ll}\p{M}\p{Nd}]*|[\p{Lu}\p{Nd}]+[\p{Ll}\p{Nd}]{0,2}(?![\p{Ll}])|[\p{L}\p{M}\p{Nd}]+/gu;
const LEX =
  /(\d{1,3}(?:\.\d{1,3}){3}|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]))|([nN][+-][12](?![\p{L}\d]))|(->|=>|→|⇒|>=|<=|≥|≤|[><=≈])|(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([\p{L}]{0,12}(?![\p{L}]))?|([\p{L}][\p{L}\p{M}\p{Nd}]*(?:['’][\p{L}]+)?)|([^\s])/gu;

const NEGATED: Readonly<Record<string, string>> = { ca: "can", wo: "will", sha: "shall", ai: "is", can: "can" };
const BARE_NEGATION: Readonly<Record<string, string>> = {
  dont: "do",
  doesnt: "does",
  didnt: "did",
  cant: "can",
  cannot: "can",
  wont: "will",
  isnt: "is",
  arent: "are",
  wasnt: "was",
  werent: "were",
  shouldnt: "should",
  wouldnt: "would",
  couldnt: "could",
  hasnt: "has",
  havent: "have",
  hadnt: "had",
  mustnt: "must",
};

const MARK_LEAD: Readonly<Record<string, Lead>> = {
  ",": ",",
  ";": ";",
  ":": ":",
  "—": "dash",
  "–": "dash",
  "-": "dash",
  "(": "paren",
  ")": "paren",
  "[": "paren",
  "]": "paren",
  "/": "slash",
  ".": "stop",
  "!": "stop",
  "?": "stop",
  "…": "stop",
  "|": ";",
};
const LEAD_RANK: Readonly<Record<Lead, number>> = {
  "": 0,
  slash: 1,
  paren: 2,
  ",": 3,
  dash: 4,
  ":": 5,
  ";": 6,
  line: 7,
  stop: 8,
};

function blank(start: number, end: number, lower: string, kind: Token["kind"], lead: Lead): Token {
  return {
    start,
    end,
    lower,
    stem: kind === "word" ? stemOf(lower) : lower,
    kind,
    lead,
    value: NaN,
    sign: "",
    over: null,
    span: 0,
    joined: "",
  };
}

/** "16 MiB" is a unit, not a name in camel case. */
const BINARY_UNIT = /^[KMGT]iB$/;

/** Words of one run of letters: opened contractions, no possessive ending, identifiers in their parts. */
function wordTokens(raw: string, at: number, lead: Lead): Token[] {
  const flat = raw.replace("’", "'");
  const lower = flat.toLowerCase();
  const bare = BARE_NEGATION[lower];
  if (bare !== undefined) {
    const cut = at + bare.length;
    return [blank(at, cut, bare, "word", lead), blank(cut, at + raw.length, "not", "word", "")];
  }
  if (lower.length > 3 && lower.endsWith("n't")) {
    const head = lower.slice(0, -3);
    const cut = at + raw.length - 3;
    return [blank(at, cut, NEGATED[head] ?? head, "word", lead), blank(cut, at + raw.length, "not", "word", "")];
  }
  const apostrophe = flat.indexOf("'");
  const body = apostrophe > 0 ? flat.slice(0, apostrophe) : flat;
  if (BINARY_UNIT.test(body)) return [blank(at, at + raw.length, body.toLowerCase(), "word", lead)];
  const parts: Token[] = [];
  for (const match of body.matchAll(IDENTIFIER_PART)) {
    const start = at + match.index;
    parts.push(blank(start, start + match[0].length, match[0].toLowerCase(), "word", parts.length === 0 ? lead : ""));
  }
  const last = parts.at(-1);
  if (last && apostrophe > 0) last.end = at + raw.length;
  return parts;
}

/** Names glued by camel case, "-", "_" or "." stay one identifier as well as several words. */
function closeCompound(tokens: Token[], from: number): void {
  const first = tokens[from];
  const span = tokens.length - from;
  if (!first || span < 2 || span > 12) return;
  first.span = span;
  first.joined = tokens
    .slice(from)
    .map((token) => token.lower)
    .join("");
}

/** Words and numbers with exact UTF-16 offsets. Linear in the text; every regular expression here is fixed and cannot backtrack far. */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const slice = from === 0 && to === text.length ? text : text.slice(from, to);
  const tokens: Token[] = [];
  let lead: Lead = "";
  let compoundFrom = 0;
  let previousEnd = -1;
  let glued = false;
  const mark = (next: Lead): void => {
    if (LEAD_RANK[next] > LEAD_RANK[lead]) lead = next;
  };
  const settle = (): void => closeCompound(tokens, compoundFrom);
  for (const match of slice.matchAll(LEX)) {
    const at = from + match.index;
    const [whole, address, plusOne, op, digits, tail, word, other] = match;
    const touches = at === previousEnd;
    if (other !== undefined) {
      const before = slice[match.index - 1] ?? " ";
      const after = slice[match.index + 1] ?? " ";
      const inside = /[\p{L}\d]/u.test(before) && /[\p{L}\d]/u.test(after);
      const joins =
        inside &&
        (other === "_" || other === "-" || other === "." || other === "‑") &&
        !(other === "." && /\p{Lu}/u.test(after) && /\p{Ll}/u.test(before));
      if (joins && touches && (other === "." || !(/\d/.test(before) && /\d/.test(after)))) {
        glued = true;
        previousEnd = at + other.length;
        continue;
      }
      if (other === "&") tokens.push(blank(at, at + 1, "and", "word", lead));
      else if (other === "%") {
        const number = tokens.at(-1);
        if (number?.kind === "number" && at - number.end <= 1) [number.sign, number.end] = ["%", at + 1];
      } else {
        const next = MARK_LEAD[other];
        if (next) mark(next);
      }
      glued = false;
      continue;
    }
    const joinsBefore = glued && touches;
    if (!joinsBefore) {
      settle();
      compoundFrom = tokens.length;
    }
    glued = false;
    if (address !== undefined || plusOne !== undefined)
      tokens.push(blank(at, at + whole.length, whole.toLowerCase().replace(/^0(?=\d:)/, ""), "word", lead));
    else if (op !== undefined)
      tokens.push(blank(at, at + whole.length, op === "→" || op === "=>" || op === "⇒" ? "->" : op, "op", lead));
    else if (digits !== undefined) {
      const number = blank(at, at + whole.length, whole.toLowerCase(), "number", joinsBefore ? "" : lead);
      number.value = Number(digits.replaceAll(",", ""));
      number.sign = (tail ?? "").toLowerCase();
      const previous = tokens.at(-1);
      const between = previous ? text.slice(previous.end, at) : "";
      if (
        previous?.kind === "number" &&
        previous.over === null &&
        (between === "/" || between === ":") &&
        number.sign === ""
      ) {
        previous.over = number.value;
        previous.end = number.end;
        lead = "";
        previousEnd = number.end;
        continue;
      }
      const sign = text[at - 1];
      if (sign === "$" || sign === "€" || sign === "£") [number.sign, number.start] = [sign + number.sign, at - 1];
      tokens.push(number);
    } else if (word !== undefined) tokens.push(...wordTokens(word, at, joinsBefore ? "" : lead));
    lead = "";
    previousEnd = at + whole.length;
  }
  settle();
  return tokens;
}
