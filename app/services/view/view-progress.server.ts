import { listPastAttempts } from "../../db/progress-repo.server";
import { calibrationOf } from "../../domain/progress/calibration";
import { changesSince } from "../../domain/progress/changes";
import type { PastAttempt } from "../../domain/progress/history";
import { masteryOf, type CriterionMastery, type Mastery } from "../../domain/progress/mastery/estimate";
import { reasoningOverTime, reasoningShare } from "../../domain/progress/mastery/reasoning-ratio";
import { planLine, stillPlanned } from "../../domain/progress/plan/plan-state";
import { readinessOf, type ReadinessReport } from "../../domain/progress/readiness/readiness";
import { dimensionLines } from "../../domain/progress/timeline";
import { TRACKS, type Track } from "../../domain/scenario/track";
import type { AppContext } from "../context.server";
import { inLibraryOrder } from "../overview/library-order";
import { nextUp } from "../overview/next-up.server";
import { summariser } from "../overview/summaries.server";
import { readTitles, type Titles } from "../overview/titles.server";
import { planNow } from "../plan/plan-now.server";
import { reviewProgress } from "../review/review-progress.server";
import type { MasteryView, ProgressView, ReadinessView } from "../views";

const ATTEMPTS_PER_PAGE = 20;

/**
 * Mastery with its uncertainty, curves, calibration, readiness, what changed, time, and one page of the attempts. At most nine
 * queries, however much was practised.
 */
export async function viewProgress(ctx: AppContext, userId: string, wantedPage = 1): Promise<ProgressView> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const now = ctx.now();
  const trackOf = (id: string) => ctx.library.get(id)?.scenario.track ?? null;
  const mastery = masteryOf(attempts, { now, trackOf });
  const readiness = readinessOf(attempts, now);
  const plan = await planNow(ctx, userId, attempts);
  const pages = Math.max(1, Math.ceil(attempts.length / ATTEMPTS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, wantedPage));
  const shown = attempts.slice((page - 1) * ATTEMPTS_PER_PAGE, page * ATTEMPTS_PER_PAGE);
  const versions = new Map(attempts.map(({ id, rubricVersion }) => [id, rubricVersion]));
  const measured = readiness?.scores.map((one) => ({ ...one, rubricVersion: versions.get(one.attemptId) ?? "" })) ?? [];
  const titles = await readTitles(ctx, [...shown, ...mastery.criteria, ...measured]);
  const summarise = await summariser(ctx, shown, titles);
  const lines = new Map(dimensionLines(attempts).map((line) => [line.dimension, line]));
  const changes = changesSince(attempts, now);
  return {
    attempts: shown.map(summarise),
    paging: { page, pages, total: attempts.length },
    dimensions: mastery.dimensions.map((one) => ({
      dimension: one.dimension,
      points: (lines.get(one.dimension)?.points ?? []).map(({ at, ...point }) => ({ at: at.toISOString(), ...point })),
      latest: lines.get(one.dimension)?.latest ?? null,
      mastery: masteryView(one),
    })),
    tracks: mastery.tracks.map((one) => ({ track: one.track, mastery: masteryView(one) })),
    criteria: inLibraryOrder(ctx, mastery.criteria).map((one) => criterionView(one, titles)),
    calibration: calibrationOf(attempts),
    reasoning: {
      ...reasoningShare(attempts),
      periods: reasoningOverTime(attempts).map(({ from, to, ...period }) => ({
        ...period,
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    },
    readiness: readinessView(readiness, measured, titles),
    changes: changes.sentences,
    time: timeOf(attempts, changes.seconds.now, trackOf),
    ...(await reviewProgress(ctx, userId)),
    next: nextUp(ctx, { attempts, planned: stillPlanned(plan) }),
    planLine: plan === null ? null : planLine(plan),
  };
}

function masteryView({ chance, low, high, answers, weight, verdict }: Mastery): MasteryView {
  return { chance, low, high, answers, weight, verdict };
}

function criterionView(one: CriterionMastery, titles: Titles): ProgressView["criteria"][number] {
  const { scenarioId, criterionId, dimension, lately } = one;
  return {
    scenarioId,
    scenarioTitle: titles.scenario(one),
    criterionId,
    title: titles.criterion(one),
    dimension,
    history: lately.map(({ at, ...levels }) => ({ at: at.toISOString(), ...levels })).reverse(),
    mastery: masteryView(one),
  };
}

type Measured = NonNullable<ReadinessReport>["scores"][number] & { rubricVersion: string };

function readinessView(report: ReadinessReport, measured: readonly Measured[], titles: Titles): ReadinessView | null {
  if (report === null) return null;
  return {
    levels: report.levels,
    repeats: report.repeats,
    scores: measured.map((one) => ({
      attemptId: one.attemptId,
      scenarioTitle: titles.scenario(one),
      at: one.at.toISOString(),
      value: one.value,
    })),
  };
}

function timeOf(attempts: readonly PastAttempt[], month: number, trackOf: (id: string) => Track | null) {
  const secondsIn = new Map<Track | null, number>();
  let all = 0;
  for (const { scenarioId, activeSeconds } of attempts) {
    const track = trackOf(scenarioId);
    secondsIn.set(track, (secondsIn.get(track) ?? 0) + activeSeconds);
    all += activeSeconds;
  }
  const tracks = TRACKS.flatMap((track) => {
    const seconds = secondsIn.get(track) ?? 0;
    return seconds === 0 ? [] : [{ track, seconds }];
  });
  return { all, month, tracks };
}
