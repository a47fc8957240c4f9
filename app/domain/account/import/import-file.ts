/**
 * An exported file, read back: every problem with its line, in plain words, before anything is written. What passes opens: the pages
 * of an attempt rely on what is checked here as they rely on what our own writer makes.
 */
import { z } from "zod";
import { phaseIndex } from "../../attempt/attempt";
import { DRAFT_BYTES, SUBMIT_CHARACTERS } from "../../attempt/limits";
import { LevelSchema } from "../../rubric/level-schema";
import { normaliseText, utf8Bytes } from "../../wording/text";
import { AccountExportSchema, EXPORT_FORMAT, EXPORT_VERSION, type AccountExport } from "../export";
import { NO_REVIEW_SETTINGS, reviewsOfVersion1 } from "./reviews-of-version-1";
import { interviewProblems } from "./interview-problems";
import { lineAt, lineOfPath, type JsonPath } from "./json-line";

/** Of the problems of one file, as many are told. */
const MOST_PROBLEMS = 20;
/** Characters of one snapshot's JSON: the largest of ours has a quarter of it. */
const SNAPSHOT_CHARACTERS = 1_500_000;

export type Problem = { line: number; says: string };
export type ImportFile = { file: AccountExport } | { problems: Problem[] };

export function readImportFile(text: string): ImportFile {
  const parsed = parseJson(text);
  if ("problems" in parsed) return parsed;
  const upgraded = upgrade(parsed.value);
  if (upgraded === null) {
    const says = `This is not a file of "Download everything": "format" must be "${EXPORT_FORMAT}" and "version" 1 to ${String(EXPORT_VERSION)}. A newer file needs a newer installation.`;
    return { problems: [{ line: 1, says }] };
  }
  const result = AccountExportSchema.safeParse(upgraded);
  const found = result.success
    ? problemsIn(result.data)
    : result.error.issues.map(({ path, message }) => ({ path: path.map(toStep), says: message }));
  if (result.success && found.length === 0) return { file: result.data };
  const problems = found
    .slice(0, MOST_PROBLEMS)
    .map(({ path, says }) => ({ line: lineOfPath(text, path), says: `${placeWords(path)}: ${says}` }));
  if (found.length > MOST_PROBLEMS)
    problems.push({ line: 1, says: `and ${String(found.length - MOST_PROBLEMS)} more like these` });
  return { problems };
}

function toStep(step: PropertyKey): string | number {
  return typeof step === "number" ? step : String(step);
}

/** "attempts, number 3, submittedAt" */
function placeWords(path: JsonPath): string {
  if (path.length === 0) return "The file";
  return path.map((step) => (typeof step === "number" ? `number ${String(step + 1)}` : step)).join(", ");
}

function parseJson(text: string): { value: unknown } | { problems: Problem[] } {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""), (_key, part: unknown) =>
      typeof part === "string" ? normaliseText(part) : part,
    );
    return { value };
  } catch (error) {
    const position =
      error instanceof SyntaxError ? Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length) : 0;
    return {
      problems: [{ line: lineAt(text, position), says: "This is no JSON: the file is damaged or cut off here." }],
    };
  }
}

const FormatSchema = z.looseObject({ format: z.literal(EXPORT_FORMAT), version: z.int().min(1).max(EXPORT_VERSION) });

/** A file of version 1 had neither snapshots nor plans, and its reviews were days without a memory (reviews-of-version-1.ts). */
function upgrade(value: unknown): Record<string, unknown> | null {
  const result = FormatSchema.safeParse(value);
  if (!result.success) return null;
  if (result.data.version === EXPORT_VERSION) return result.data;
  const { account, reviews, attempts } = result.data;
  return {
    ...result.data,
    version: EXPORT_VERSION,
    account: typeof account === "object" && account !== null ? { ...NO_REVIEW_SETTINGS, ...account } : account,
    reviews: reviewsOfVersion1(reviews, attempts),
    reviewEvents: [],
    snapshots: [],
    plans: [],
  };
}

type Found = { path: JsonPath; says: string };
type Attempt = AccountExport["attempts"][number];

function problemsIn({ attempts, interviews, snapshots, reviews, reviewEvents }: AccountExport): Found[] {
  const ids = attempts.map(({ id }) => id);
  return [
    ...twice(ids).map((index): Found => ({ path: ["attempts", index, "id"], says: "this id stands twice" })),
    ...twice(attempts.map(({ scenarioId, createdAt }) => `${scenarioId} ${createdAt}`)).map((index): Found => ({
      path: ["attempts", index],
      says: "this attempt stands twice",
    })),
    ...twice(reviews.map(({ scenarioId, criterionId }) => `${scenarioId}/${criterionId}`)).map((index): Found => ({
      path: ["reviews", index],
      says: "this review stands twice",
    })),
    ...twice(reviewEvents.map((one) => `${one.scenarioId}/${one.criterionId} ${String(one.turn)}`)).map(
      (index): Found => ({ path: ["reviewEvents", index], says: "this review stands twice" }),
    ),
    ...twice(snapshots.map(({ version }) => version)).map((index): Found => ({
      path: ["snapshots", index],
      says: "this version stands twice",
    })),
    ...snapshots.flatMap((snapshot, index): Found[] =>
      snapshotProblems(snapshot).map((says) => ({ path: ["snapshots", index], says })),
    ),
    ...twice(interviews.map(({ createdAt }) => createdAt)).map((index): Found => ({
      path: ["interviews", index],
      says: "this interview stands twice",
    })),
    ...interviews.flatMap((interview, index): Found[] =>
      interviewProblems(interview).map((says) => ({ path: ["interviews", index], says })),
    ),
    ...attempts.flatMap((attempt, index) =>
      attemptProblems(attempt).map(({ path, says }): Found => ({ path: ["attempts", index, ...path], says })),
    ),
  ];
}

const SnapshotShape = z.looseObject({
  scenario: z.looseObject({ format: z.literal(1), title: z.string() }),
  rubric: z.looseObject({
    format: z.literal(1),
    criteria: z.array(z.looseObject({ id: z.string(), title: z.string() })),
  }),
});

function snapshotProblems({ content }: AccountExport["snapshots"][number]): string[] {
  if (!SnapshotShape.safeParse(content).success) return ["this is no scenario with its rubric"];
  return JSON.stringify(content).length > SNAPSHOT_CHARACTERS ? ["this scenario is too large to be one of ours"] : [];
}

function attemptProblems(attempt: Attempt): Found[] {
  const { phase, submittedText, submittedAt, report, judgedAt, finishedAt } = attempt;
  const problems: Found[] = [];
  const must = (isRight: boolean, path: JsonPath, says: string) => {
    if (!isRight) problems.push({ path, says });
  };
  const isSubmitted = phase !== "design";
  must(isSubmitted === (submittedText !== null), ["submittedText"], `does not fit an attempt at "${phase}"`);
  must(isSubmitted === (submittedAt !== null), ["submittedAt"], `does not fit an attempt at "${phase}"`);
  // In two chairs an answer is handed in before its grade is given: it comes in as a draft (bring-attempts.server.ts).
  const isHeld = phase === "judge" && report === null && attempt.grades.length === 0;
  must(isHeld || isSubmitted === (report !== null), ["report"], `does not fit an attempt at "${phase}"`);
  must(phaseIndex(phase) < phaseIndex("grade") || judgedAt !== null, ["judgedAt"], `is missing at "${phase}"`);
  must(phase !== "finished" || finishedAt !== null, ["finishedAt"], "is missing in a finished attempt");
  must(utf8Bytes(attempt.draft) <= DRAFT_BYTES, ["draft"], "is longer than a draft can be");
  must((submittedText ?? "").length <= SUBMIT_CHARACTERS, ["submittedText"], "is longer than an answer can be");
  must(report === null || ReportShape.safeParse(report).success, ["report"], "is no grade as this product writes them");
  attempt.probeAnswers.forEach(({ grade }, index) => {
    must(
      grade === null || GradeShape.safeParse(grade).success,
      ["probeAnswers", index, "grade"],
      "is no grade of a criterion",
    );
  });
  attempt.twistAnswers.forEach(({ grades }, index) => {
    must(z.array(GradeShape).nullable().safeParse(grades).success, ["twistAnswers", index, "grades"], "are no grades");
  });
  const opinion = attempt.secondOpinion?.opinion;
  must(opinion === undefined || OpinionShape.safeParse(opinion).success, ["secondOpinion", "opinion"], "is none");
  for (const [list, keys] of Object.entries(keysOf(attempt)))
    for (const index of twice(keys)) problems.push({ path: [list, index], says: "stands twice" });
  return problems;
}

/** What may stand once in an attempt, by list. */
function keysOf(attempt: Attempt): Record<string, string[]> {
  return {
    clarifications: attempt.clarifications.map(({ clarificationId }) => clarificationId),
    hints: attempt.hints.map(({ step }) => String(step)),
    grades: attempt.grades.map(({ criterionId }) => criterionId),
    probeAnswers: attempt.probeAnswers.map(({ criterionId }) => criterionId),
    twistAnswers: attempt.twistAnswers.map(({ twistId }) => twistId),
    contrastNotes: attempt.contrastNotes.map(({ criterionId }) => criterionId),
    missedPoints: attempt.missedPoints.map(({ criterionId, quote }) => `${criterionId} ${quote}`),
  };
}

/** Places at which a key stands that stood before. */
function twice(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

const SpanShape = z.looseObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const QuoteShape = z.looseObject({ ...SpanShape.shape, text: z.string(), marks: z.array(SpanShape) });
const GradeShape = z.looseObject({
  id: z.string(),
  level: LevelSchema.nullable(),
  quotes: z.array(QuoteShape),
  notes: z.array(z.looseObject({ kind: z.string(), says: z.string(), quotes: z.array(QuoteShape) })),
  rules: z.looseObject({
    because: z.string(),
    links: z.array(z.int()),
    named: z.array(z.string()),
    support: z.array(z.string()),
  }),
  examples: z.looseObject({ nearest: z.array(z.looseObject({ id: z.string() })) }),
});
const OpinionShape = z.looseObject({ criteria: z.array(z.looseObject({ id: z.string() })) });
const ReportShape = z.looseObject({
  criteria: z.array(GradeShape),
  flags: z.array(z.string()),
  masked: z.array(SpanShape),
});
