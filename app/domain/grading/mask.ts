import type { Masked } from "./evidence";
import type { Document } from "./text/document";
import { tokenize, type Token } from "./text/tokens";

/** Five-word runs of texts that are not the learner's own. */
export type Shingles = ReadonlySet<string>;

const RUN = 5;
/** A copied run counts from this many words, or when it makes up most of its sentence: phrases of the question may be used. */
const LONG_RUN = 9;
const MOST_OF_SENTENCE = 0.55;
/** Share of words masked from which a text is mostly copied. */
const MOSTLY = 0.5;

/** Every run of five neighbouring words of a text, in order. */
export function shinglesOf(tokens: readonly Token[]): string[] {
  const words = tokens.map((token) => token.lower);
  const runs: string[] = [];
  for (let at = 0; at + RUN <= words.length; at += 1) {
    runs.push(
      `${words[at] ?? ""} ${words[at + 1] ?? ""} ${words[at + 2] ?? ""} ${words[at + 3] ?? ""} ${words[at + 4] ?? ""}`,
    );
  }
  return runs;
}

export function shingle(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => shinglesOf(tokenize(text))));
}

/** Share of a text's five-word runs (`shinglesOf`, made once per text) that stand in `known`: how near two texts are to being copies. */
export function shingleOverlap(runs: readonly string[], known: Shingles): number {
  let shared = 0;
  for (const run of runs) if (known.has(run)) shared += 1;
  return runs.length === 0 ? 0 : shared / runs.length;
}

const INSTRUCTIONS = (
  "give me full|give me the maximum|give me top|give full marks|give maximum|award full|award me|award maximum|grade this as|grade this answer|grade me|mark this as|mark this answer|mark me|score this as|score this answer|score me|rate this answer|" +
  "full marks|full score|maximum score|top marks|as an ai|as a grader|as the grader|dear grader|note to grader|note to the grader|you are a grader|you are an ai|you are the grader|system prompt|your instructions|new instructions|" +
  "grading instructions|this answer deserves|this answer is defended|this response deserves|this response is defended|must be graded|should be graded|set score|set the score"
)
  .split("|")
  .map((phrase) => phrase.split(" "));
/** "Ignore" speaks to the grader only when this is what is to be ignored: hosts ignore limits, too. */
const DISMISSALS = new Set(["ignore", "disregard", "forget", "override", "bypass", "follow"]);
const GRADERS_OWN = new Set([
  "rubric",
  "rubrics",
  "instruction",
  "instructions",
  "criteria",
  "criterion",
  "grading",
  "grader",
  "prompt",
  "prompts",
  "scoring",
]);
const DISMISSAL_REACH = 6;
const ROLE_MARK =
  /(?:^|\n)\s*(?:\[|<|#+\s*)?(?:system|assistant|user|instruction|instructions|grader|evaluator)(?:\]|>)?\s*:/gi;

function dismissesGrader(tokens: readonly Token[], at: number, to: number): boolean {
  if (!DISMISSALS.has(tokens[at]?.lower ?? "")) return false;
  for (let index = at + 1; index < Math.min(to, at + DISMISSAL_REACH); index += 1)
    if (GRADERS_OWN.has(tokens[index]?.lower ?? "")) return true;
  return false;
}

/** Sentences that speak to the grader instead of to the interviewer. */
function instructionSpans(document: Document): Masked[] {
  const { tokens, text } = document;
  const spans: Masked[] = [];
  const roles = [...text.matchAll(ROLE_MARK)].map((match) => match.index);
  for (const sentence of document.sentences) {
    const addressed = roles.some(
      (at) =>
        at <= sentence.start + 1 &&
        sentence.start - at < 40 &&
        !/\n\s*\n/.test(text.slice(at + 1, sentence.start)) &&
        text.slice(at, sentence.end).length > 0 &&
        at >= sentence.start - 20,
    );
    let found = addressed;
    for (let at = sentence.from; at < sentence.to && !found; at += 1) {
      found =
        INSTRUCTIONS.some((words) =>
          words.every((word, offset) => at + offset < sentence.to && tokens[at + offset]?.lower === word),
        ) || dismissesGrader(tokens, at, sentence.to);
    }
    if (found) spans.push({ start: sentence.start, end: sentence.end, reason: "instruction" });
  }
  return spans;
}

function copiedSpans(document: Document, known: readonly Shingles[]): Masked[] {
  const { tokens } = document;
  const copied = new Uint8Array(tokens.length);
  for (let at = 0; at + RUN <= tokens.length; at += 1) {
    const run = tokens
      .slice(at, at + RUN)
      .map((token) => token.lower)
      .join(" ");
    if (known.some((shingles) => shingles.has(run))) copied.fill(1, at, at + RUN);
  }
  const spans: Masked[] = [];
  for (const sentence of document.sentences) {
    const length = sentence.to - sentence.from;
    let total = 0;
    for (let at = sentence.from; at < sentence.to; at += 1) total += copied[at] ?? 0;
    if (length > 0 && total / length >= MOST_OF_SENTENCE)
      spans.push({ start: sentence.start, end: sentence.end, reason: "copied" });
    else spans.push(...longRuns(tokens, copied, sentence.from, sentence.to));
  }
  return spans;
}

function longRuns(tokens: readonly Token[], copied: Uint8Array, from: number, to: number): Masked[] {
  const spans: Masked[] = [];
  let start = -1;
  for (let at = from; at <= to; at += 1) {
    if (at < to && copied[at] === 1) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0 && at - start >= LONG_RUN)
      spans.push({ start: tokens[start]?.start ?? 0, end: tokens[at - 1]?.end ?? 0, reason: "copied" });
    start = -1;
  }
  return spans;
}

/**
 * Sentences that say word for word what another says: saying it twice is no more evidence than saying it once. The one that counts stands in
 * the longest paragraph (then the first by its words), so that the order of paragraphs decides nothing.
 */
export function repeatedSentences({ text, tokens, sentences }: Document): Document["sentences"] {
  const paragraphs = text.split(/\n[^\S\n]*\n/);
  const rank = (paragraph: number): string => paragraphs[paragraph] ?? "";
  const kept = new Map<string, Document["sentences"][number]>();
  const repeated: Document["sentences"] = [];
  for (const sentence of sentences) {
    if (sentence.to - sentence.from < RUN) continue;
    const words = tokens
      .slice(sentence.from, sentence.to)
      .map((token) => token.lower)
      .join(" ");
    const other = kept.get(words);
    if (other === undefined) kept.set(words, sentence);
    else {
      const [mine, theirs] = [rank(sentence.paragraph), rank(other.paragraph)];
      const isBetter = mine.length > theirs.length || (mine.length === theirs.length && mine < theirs);
      repeated.push(isBetter ? other : sentence);
      if (isBetter) kept.set(words, sentence);
    }
  }
  return repeated;
}

/** What of a text is not the learner's own reasoning, in order, without overlaps. */
export function findMasked(
  document: Document,
  known: readonly Shingles[],
): { masked: Masked[]; mostlyCopied: boolean } {
  const all = [...instructionSpans(document), ...copiedSpans(document, known)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const masked: Masked[] = [];
  for (const span of all) {
    const last = masked.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else masked.push({ ...span });
  }
  const inCopied = document.tokens.filter((token) =>
    masked.some((span) => span.reason === "copied" && token.start >= span.start && token.end <= span.end),
  ).length;
  return { masked, mostlyCopied: document.tokens.length > 0 && inCopied / document.tokens.length >= MOSTLY };
}
