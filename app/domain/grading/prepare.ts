import type { CompiledScenario } from "./compile";
import type { GradeFlag, Masked } from "./evidence";
import { sentenceFeatures, type Bag } from "./examples/features";
import { findMasked, repeatedSentences, shingle, shinglesOf } from "./mask";
import { findOccurrences } from "./pattern/matcher";
import { readText, type Reading } from "./rules/rules";
import { readDocument, wordCount, type Document } from "./text/document";
import { isNotEnglish, isNotesStyle } from "./text/language";

export type GradeOptions = {
  /** Hints and model answers the learner has already seen. */
  shown?: readonly string[];
  /** Marked examples to leave out; their near-copies are left out as well. For checks on the examples themselves. */
  exclude?: ReadonlySet<string>;
};

const VERY_SHORT = 25;
/** An answer that shares this much with a marked example was copied from it: the example does not grade it. */
const COPY_OF_EXAMPLE = 0.5;

/** Everything that was read of a text before any criterion is judged. */
export type Prepared = {
  document: Document;
  reading: Reading;
  bags: Bag[];
  masked: Masked[];
  flags: GradeFlag[];
  excluded: (id: string) => boolean;
  steps: number;
};

/** Reads a text once for all criteria. */
export function prepare(
  compiled: CompiledScenario,
  text: string,
  options: GradeOptions,
  alsoMasked: readonly Masked[],
): Prepared {
  const document = readDocument(text);
  const { masked: found, mostlyCopied } = findMasked(document, [compiled.copied, shingle(options.shown ?? [])]);
  const masked = [...found, ...alsoMasked].sort((a, b) => a.start - b.start);
  const covered = new Uint8Array(document.tokens.length);
  document.tokens.forEach((token, at) => {
    if (masked.some((span) => token.start < span.end && token.end > span.start)) covered[at] = 1;
  });
  for (const { from, to } of repeatedSentences(document)) covered.fill(1, from, to);
  const isMasked = (from: number, to: number): boolean => covered.subarray(from, to).includes(1);
  const occurrences = findOccurrences(compiled.matcher, document);
  const reading = readText({
    document,
    occurrences: occurrences.groups,
    rubric: compiled.rubric,
    given: compiled.given,
    masked: isMasked,
    grammar: compiled.grammar,
  });
  const left = new Set([...(options.exclude ?? [])].flatMap((id) => [...(compiled.copies.get(id) ?? [id])]));
  for (const id of copiedExamples(compiled, document)) left.add(id);
  const words = wordCount(text);
  const flags: GradeFlag[] = [];
  if (document.tokens.length === 0) flags.push("empty");
  if (isNotEnglish(document)) flags.push("not-english");
  if (mostlyCopied) flags.push("mostly-copied");
  if (masked.some((span) => span.reason === "instruction")) flags.push("instructions");
  if (words > 0 && words < VERY_SHORT) flags.push("very-short");
  if (isNotesStyle(document)) flags.push("notes-style");
  const bags = sentenceFeatures(document, occurrences.sets, reading.hits, reading.cues, isMasked);
  return { document, reading, bags, masked, flags, excluded: (id) => left.has(id), steps: occurrences.steps };
}

/** Marked examples from which more than half of a text was copied. */
function copiedExamples(compiled: CompiledScenario, document: Document): string[] {
  const runs = shinglesOf(document.tokens);
  const shared = new Map<string, number>();
  for (const run of runs)
    for (const id of compiled.exampleRuns.get(run) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
  return [...shared].filter(([, count]) => count / runs.length > COPY_OF_EXAMPLE).map(([id]) => id);
}
