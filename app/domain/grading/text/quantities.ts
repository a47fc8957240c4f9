import type { QuantityDim } from "../../rubric/schema";
import type { Token } from "./tokens";
import { numberWordAt } from "./number-words";

/** A number with its unit. `value` is in the base unit of its kind: s, %, USD, bytes, per second, or the bare number. */
export type Quantity = {
  /** Half-open range of tokens. */
  from: number;
  to: number;
  dim: QuantityDim;
  value: number;
  /** What is counted, as a stem ("gpu"), for counts. */
  of: string;
};

const TIME: Readonly<Record<string, number>> = {
  ms: 0.001,
  msec: 0.001,
  millisecond: 0.001,
  milliseconds: 0.001,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  min: 60,
  mins: 60,
  m: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  week: 604_800,
  weeks: 604_800,
  month: 2_592_000,
  months: 2_592_000,
};
const MEMORY: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  gig: 1e9,
  gigs: 1e9,
  gigabyte: 1e9,
  gigabytes: 1e9,
  megabyte: 1e6,
  megabytes: 1e6,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
};
const RATE = new Set(["rps", "qps", "tps", "iops", "rpm"]);
const PERCENT = new Set(["percent", "pct", "percentage"]);
const MONEY = new Set(["dollar", "dollars", "usd", "bucks", "euro", "euros", "eur", "cents"]);
const FACTOR = new Set(["x", "times", "fold"]);
const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  thousand: 1e3,
  hundred: 100,
  bn: 1e9,
  billion: 1e9,
};
const NOT_COUNTED = new Set([
  "of",
  "and",
  "or",
  "to",
  "in",
  "at",
  "for",
  "is",
  "are",
  "was",
  "will",
  "on",
  "the",
  "a",
  "so",
  "but",
  "because",
  "then",
  "not",
  "than",
  "that",
  "we",
  "it",
  "per",
  "with",
  "by",
  "this",
  "plus",
  "minus",
]);
/** HTTP status codes name an outcome; they measure nothing. */
const STATUS_CODES = new Set([401, 403, 404, 429, 500, 502, 503, 504]);
/** Between a number and what it counts: "eight more spot nodes". */
const COUNT_SPAN = 3;

function unitAt(
  tokens: readonly Token[],
  at: number,
  to: number,
): { dim: QuantityDim; factor: number; next: number } | null {
  const token = tokens[at];
  if (!token || at >= to) return null;
  const word = token.lower;
  if (Object.hasOwn(TIME, word) && word !== "m" && word !== "d" && word !== "h")
    return { dim: "time", factor: TIME[word] ?? 1, next: at + 1 };
  if (Object.hasOwn(MEMORY, word)) return { dim: "mem", factor: MEMORY[word] ?? 1, next: at + 1 };
  if (PERCENT.has(word)) return { dim: "pct", factor: 1, next: at + 1 };
  if (word === "per" && tokens[at + 1]?.lower === "cent") return { dim: "pct", factor: 1, next: at + 2 };
  if (MONEY.has(word)) return { dim: "money", factor: 1, next: at + 1 };
  if (FACTOR.has(word)) return { dim: "ratio", factor: 1, next: at + 1 };
  if (RATE.has(word)) return { dim: "rate", factor: word === "rpm" ? 1 / 60 : 1, next: at + 1 };
  return null;
}

/** "a second", "per minute", "/s", "each hour" after position `at`: seconds per unit, or null. */
function perTime(tokens: readonly Token[], at: number, to: number): { seconds: number; next: number } | null {
  const token = tokens[at];
  const following = tokens[at + 1];
  if (!token || at >= to) return null;
  if (token.lead === "slash" && Object.hasOwn(TIME, token.lower))
    return { seconds: TIME[token.lower] ?? 1, next: at + 1 };
  if (!following || at + 1 >= to || !["a", "an", "per", "each", "every"].includes(token.lower)) return null;
  return Object.hasOwn(TIME, following.lower) ? { seconds: TIME[following.lower] ?? 1, next: at + 2 } : null;
}

function counted(tokens: readonly Token[], at: number, to: number): number | null {
  for (let index = at; index < Math.min(to, at + COUNT_SPAN); index += 1) {
    const token = tokens[index];
    if (token?.kind !== "word" || NOT_COUNTED.has(token.lower) || (token.lead !== "" && token.lead !== "paren"))
      return null;
    if (/[a-z]{2,}s$/.test(token.lower) && !/ss$|[^p]us$|is$/.test(token.lower)) return index;
  }
  const first = tokens[at];
  return first && ["gpu", "node", "replica", "zone", "pod", "card"].includes(first.stem) ? at : null;
}

function glued(sign: string): { dim: QuantityDim; factor: number } | null {
  if (sign === "%") return { dim: "pct", factor: 1 };
  if (sign === "x") return { dim: "ratio", factor: 1 };
  if (/^[$€£]/.test(sign)) return { dim: "money", factor: SCALE[sign.slice(1)] ?? 1 };
  if (sign !== "m" && Object.hasOwn(TIME, sign)) return { dim: "time", factor: TIME[sign] ?? 1 };
  if (Object.hasOwn(MEMORY, sign)) return { dim: "mem", factor: MEMORY[sign] ?? 1 };
  return null;
}

function readAt(tokens: readonly Token[], at: number, to: number): Quantity | null {
  const token = tokens[at];
  if (!token) return null;
  const make = (dim: QuantityDim, value: number, next: number, of = ""): Quantity => ({
    from: at,
    to: next,
    dim,
    value,
    of,
  });
  const word = token.kind === "word" ? numberWordAt(tokens, at, to) : null;
  if (token.kind !== "number" && !word) return null;
  if (
    STATUS_CODES.has(token.value) &&
    (token.sign === "" || token.sign === "s") &&
    !tokens[at + 1]?.lower.startsWith("m")
  )
    return null;
  if (word && word.dim !== "num") return make(word.dim, word.value, word.next);
  if (token.over !== null)
    return token.over === 7 && token.value === 24
      ? null
      : make("ratio", token.value / Math.max(token.over, 1e-9), at + 1);
  let value = word ? word.value : token.value;
  let next = word ? word.next : at + 1;
  const sign = word ? "" : token.sign;
  const fixed = glued(sign);
  if (fixed) return make(fixed.dim, value * fixed.factor, next);
  if (sign !== "" && !Object.hasOwn(SCALE, sign)) return null;
  if (isVersionPart(tokens, at)) return null;
  value *= SCALE[sign] ?? 1;
  const scale = tokens[next];
  if (!word && scale && next < to && ["million", "thousand", "hundred", "billion"].includes(scale.lower)) {
    value *= SCALE[scale.lower] ?? 1;
    next += 1;
  }
  if (tokens[next]?.lower === "or" && tokens[next + 1]?.kind === "number") return make("num", value, next);
  const ranged = rangeUnit(tokens, next, to);
  if (ranged) return make(ranged.dim, value * ranged.factor, next);
  const unit = unitAt(tokens, next, to);
  if (unit) {
    const rest = unit.dim === "time" ? secondPart(tokens, unit.next, to, unit.factor) : null;
    return make(unit.dim, value * unit.factor + (rest?.seconds ?? 0), rest?.next ?? unit.next);
  }
  const noun = counted(tokens, next, to);
  const per = perTime(tokens, noun === null ? next : noun + 1, to);
  if (per) return make("rate", value / per.seconds, per.next, noun === null ? "" : (tokens[noun]?.stem ?? ""));
  if (noun !== null) return make("count", value, noun + 1, tokens[noun]?.stem ?? "");
  return make("num", value, next);
}

/** "v1.34", "http2.0": the second half of a name is no number. */
function isVersionPart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && before.span > 1 && before.kind === "word";
}

/** "4 to 6 minutes", "40-55%": the first number takes the unit of the second. */
function rangeUnit(tokens: readonly Token[], at: number, to: number): { dim: QuantityDim; factor: number } | null {
  const token = tokens[at];
  if (!token || at >= to) return null;
  const second = token.lower === "to" || token.lower === "or" ? at + 1 : token.lead === "dash" ? at : -1;
  const other = tokens[second];
  if (second < 0 || !other || second >= to || other.kind !== "number") return null;
  return glued(other.sign) ?? unitAt(tokens, second + 1, to);
}

/** "5 min 30 s", "four minutes and ninety seconds": a smaller unit that belongs to the same duration. */
function secondPart(
  tokens: readonly Token[],
  at: number,
  to: number,
  larger: number,
): { seconds: number; next: number } | null {
  const start = tokens[at]?.lower === "and" ? at + 1 : at;
  const token = tokens[start];
  if (!token || start >= to || token.lead === ",") return null;
  const word = token.kind === "word" ? numberWordAt(tokens, start, to) : null;
  if (token.kind === "number" && glued(token.sign)?.dim === "time") {
    const factor = TIME[token.sign] ?? 1;
    return factor < larger ? { seconds: token.value * factor, next: start + 1 } : null;
  }
  if (token.kind !== "number" && word?.dim !== "num") return null;
  const unit = unitAt(tokens, word ? word.next : start + 1, to);
  if (unit?.dim !== "time" || unit.factor >= larger) return null;
  return { seconds: (word ? word.value : token.value) * unit.factor, next: unit.next };
}

/** Every typed number of the token range, left to right, none overlapping. */
export function findQuantities(tokens: readonly Token[], from: number, to: number): Quantity[] {
  const found: Quantity[] = [];
  for (let at = from; at < to; at += 1) {
    const quantity = readAt(tokens, at, to);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.to - 1;
  }
  return found;
}
