import { stringify } from "csv-stringify/sync";
import { listPastAttempts } from "../../db/progress-repo.server";
import { isGraded, type PastAttempt } from "../../domain/progress/history";
import { weightedScore } from "../../domain/progress/levels";
import type { LevelOrUnknown } from "../../domain/rubric/level";
import type { AppContext } from "../context.server";
import { readTitles } from "../overview/titles.server";

const COLUMNS = [
  "attempt",
  "scenario",
  "title",
  "track",
  "phase",
  "started",
  "finished",
  "counted",
  "work_minutes",
  "score_before_probes",
  "score_after_probes",
  "not_found",
  "named",
  "explained",
  "defended",
  "cannot_tell",
] as const;

/**
 * All attempts of a learner as CSV, oldest first, one a line; levels and scores only once the learner has judged. A cell that a
 * spreadsheet would take for a formula (it begins with = + - @ or a control character) gets an apostrophe in front.
 */
export async function exportAttemptsCsv(ctx: Pick<AppContext, "db" | "library">, userId: string): Promise<string> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const titles = await readTitles(ctx, attempts);
  const rows = [...attempts].reverse().map((attempt) => rowOf(attempt, titles.scenario(attempt), ctx));
  return stringify(rows, { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: "windows" });
}

function rowOf(
  attempt: PastAttempt,
  title: string,
  { library }: Pick<AppContext, "library">,
): Record<(typeof COLUMNS)[number], string> {
  const criteria = isGraded(attempt) ? attempt.criteria : [];
  const count = (level: LevelOrUnknown) =>
    criteria.length === 0 ? "" : String(criteria.filter(({ final }) => final === level).length);
  const score = (which: "initial" | "final") =>
    weightedScore(criteria.map((one) => ({ weight: one.weight, level: one[which] })))?.toFixed(3) ?? "";
  return {
    attempt: attempt.id,
    scenario: attempt.scenarioId,
    title,
    track: library.get(attempt.scenarioId)?.scenario.track ?? "",
    phase: attempt.phase,
    started: attempt.startedAt.toISOString(),
    finished: attempt.finishedAt?.toISOString() ?? "",
    counted: attempt.isCounted ? "yes" : "no",
    work_minutes: (attempt.activeSeconds / 60).toFixed(1),
    score_before_probes: score("initial"),
    score_after_probes: score("final"),
    not_found: count(0),
    named: count(1),
    explained: count(2),
    defended: count(3),
    cannot_tell: count(null),
  };
}
