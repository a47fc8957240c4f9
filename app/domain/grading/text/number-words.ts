import type { QuantityDim } from "../../rubric/schema";
import type { Token } from "./tokens";

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const FACTORS: Readonly<Record<string, number>> = {
  double: 2,
  doubles: 2,
  doubled: 2,
  twice: 2,
  triple: 3,
  triples: 3,
  tripled: 3,
  threefold: 3,
  twofold: 2,
  fivefold: 5,
  tenfold: 10,
  quadruple: 4,
};
const FRACTIONS: Readonly<Record<string, number>> = {
  third: 100 / 3,
  thirds: 100 / 3,
  quarter: 25,
  quarters: 25,
  fifth: 20,
  fifths: 20,
  tenth: 10,
  tenths: 10,
};
/** A word that makes "an hour" and "a dozen" numbers; anything else after "a" is just an article. */
const AFTER_ARTICLE: Readonly<Record<string, QuantityDim>> = {
  minute: "time",
  hour: "time",
  second: "time",
  day: "time",
  week: "time",
  month: "time",
};
const ARTICLE_SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};

export type NumberWord = { dim: QuantityDim; value: number; next: number };

/** Reads a number written in words at `at`: "two", "twenty five", "half", "two thirds", "twice", "an hour", "a hundred". */
export function numberWordAt(tokens: readonly Token[], at: number, to: number): NumberWord | null {
  const word = tokens[at]?.lower ?? "";
  const next = at + 1 < to ? (tokens[at + 1]?.lower ?? "") : "";
  if (word === "half" && next !== "an" && next !== "a") return { dim: "pct", value: 50, next: at + 1 };
  if (word === "half" && Object.hasOwn(ARTICLE_SECONDS, tokens[at + 2]?.lower ?? "") && at + 2 < to) {
    return { dim: "time", value: (ARTICLE_SECONDS[tokens[at + 2]?.lower ?? ""] ?? 0) / 2, next: at + 3 };
  }
  if (Object.hasOwn(FACTORS, word)) return { dim: "ratio", value: FACTORS[word] ?? 1, next: at + 1 };
  const article = word === "a" || word === "an" || word === "one";
  if (article && Object.hasOwn(FRACTIONS, next)) return { dim: "pct", value: FRACTIONS[next] ?? 0, next: at + 2 };
  if (article && word !== "one" && Object.hasOwn(AFTER_ARTICLE, next) && !afterRateNoun(tokens, at)) {
    return { dim: "time", value: ARTICLE_SECONDS[next] ?? 1, next: at + 2 };
  }
  if (article && (next === "hundred" || next === "thousand" || next === "dozen")) {
    return { dim: "num", value: next === "hundred" ? 100 : next === "thousand" ? 1000 : 12, next: at + 2 };
  }
  let value = UNITS[word] ?? TENS[word];
  if (value === undefined || (word === "one" && !countable(next))) return null;
  let end = at + 1;
  const ones = UNITS[next];
  if (Object.hasOwn(TENS, word) && ones !== undefined && ones > 0 && ones < 10) {
    value += ones;
    end += 1;
  }
  for (
    let scale = end < to ? tokens[end]?.lower : undefined;
    scale === "hundred" || scale === "thousand" || scale === "million";
    scale = end < to ? tokens[end]?.lower : undefined
  ) {
    value *= scale === "hundred" ? 100 : scale === "thousand" ? 1000 : 1e6;
    end += 1;
  }
  const fraction = end < to ? tokens[end]?.lower : undefined;
  if (fraction !== undefined && fraction.endsWith("s") && Object.hasOwn(FRACTIONS, fraction)) {
    return { dim: "pct", value: value * (FRACTIONS[fraction] ?? 0), next: end + 1 };
  }
  return { dim: "num", value, next: end };
}

/** "4,000 queries a second": the article there belongs to a rate. */
function afterRateNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && tokens[at]?.lead === "" && (before.kind === "number" || before.lower.endsWith("s"));
}

/** "one" is a number only before something that is counted or timed; elsewhere it is a pronoun. */
function countable(next: string): boolean {
  return /^(?:zone|node|gpu|replica|pod|minute|hour|second|day|week|third|quarter|hundred|thousand|of|in|card|machine|instance|hop|az|region|team|namespace|million)$/.test(
    next,
  );
}
