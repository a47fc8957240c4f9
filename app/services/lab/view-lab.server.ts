import { limit } from "../../auth/limits.server";
import { findOutline } from "../../db/attempt-repo.server";
import { findLabRun } from "../../db/lab-repo.server";
import type { Guess } from "../../labs/kit/guess";
import { queryOf, type LabState } from "../../labs/kit/link";
import type { AppContext } from "../context.server";
import { labFace } from "./lab-face.server";
import type { LabPageView, LoggedRun } from "./lab-views";
import { openLab } from "./open-lab.server";
import { runHere } from "./run-of.server";

export type LabAsked = {
  labId: string;
  userId: string | null;
  /** Whose runs are counted together. */
  address: string;
  state: LabState;
  guesses: readonly Guess[];
  /** Whether a result is asked for. */
  isShown: boolean;
  /** The run in the log that the page shows; null for none. */
  runId: string | null;
  attemptId: string | null;
};

/** A lab's page: the form, and the result when one is asked for. What belongs to somebody else is as if it were not there. */
export async function viewLab(ctx: AppContext, asked: LabAsked): Promise<LabPageView> {
  const lab = openLab(asked.labId);
  const { params, problems } = asked.state;
  const isRun = asked.isShown && problems.length === 0;
  if (isRun) await limit(ctx, "lab-address", asked.address);
  const ran = isRun ? runHere(lab, params, asked.guesses) : null;
  const run = ran !== null && "run" in ran ? ran.run : null;
  const criterionId = run?.outcome.criterionId ?? null;
  const rubric = ctx.library.get(lab.id)?.rubric;
  return {
    lab: labFace(ctx, lab),
    params,
    query: queryOf(lab, params),
    problems: ran !== null && "problems" in ran ? ran.problems : problems,
    guesses: [...asked.guesses],
    run,
    refusal: ran !== null && "refusal" in ran ? ran.refusal : null,
    logged: await loggedRun(ctx, asked, rubric !== undefined),
    attempt: await attemptOf(ctx, asked),
    isSignedIn: asked.userId !== null,
    criterionTitle: rubric?.criteria.find(({ id }) => id === criterionId)?.title ?? null,
  };
}

async function loggedRun(
  { db }: AppContext,
  { userId, runId, labId }: LabAsked,
  canAnswer: boolean,
): Promise<LoggedRun | null> {
  const run = userId === null || runId === null ? null : await findLabRun(db, userId, runId);
  if (run?.labId !== labId) return null;
  const { reply } = run;
  return {
    id: run.id,
    lockedAt: run.lockedAt.toISOString(),
    canAnswer,
    reply:
      reply === null
        ? null
        : {
            question: reply.question,
            text: reply.text,
            level: reply.grade.level,
            quotes: reply.grade.quotes,
            notes: reply.grade.notes,
            missing: reply.grade.missing,
          },
  };
}

async function attemptOf(
  { db, library }: AppContext,
  { userId, attemptId, labId }: LabAsked,
): Promise<LabPageView["attempt"]> {
  if (userId === null || attemptId === null) return null;
  const outline = await findOutline(db, userId, attemptId);
  if (outline?.scenarioId !== labId) return null;
  return { id: outline.id, title: library.get(labId)?.scenario.title ?? labId };
}
