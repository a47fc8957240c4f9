import { limit } from "../../auth/limits.server";
import { findOutline } from "../../db/attempt-repo.server";
import { findLabRun } from "../../db/lab-repo.server";
import type { LabRun } from "../../domain/lab-run/lab-run";
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
  /** No param was given: those of the learner's run are shown. */
  isBare?: boolean;
  /** Whether a result is asked for. */
  isShown: boolean;
  /** The run in the log that the page shows; null for none. */
  runId: string | null;
  attemptId: string | null;
};

/** A lab's page: the form, and the result when one is asked for. What belongs to somebody else is as if it were not there. */
export async function viewLab(ctx: AppContext, asked: LabAsked): Promise<LabPageView> {
  const lab = openLab(asked.labId);
  const logged = await ownRun(ctx, asked);
  const stored = asked.isBare === true && logged !== null ? lab.params.safeParse(logged.params) : null;
  const { problems, typed } = asked.state;
  const params = stored?.data ?? asked.state.params;
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
    typed,
    guesses: [...asked.guesses],
    run,
    refusal: ran !== null && "refusal" in ran ? ran.refusal : null,
    logged: logged === null ? null : loggedRun(logged, rubric !== undefined),
    attempt: await attemptOf(ctx, asked),
    isSignedIn: asked.userId !== null,
    criterionTitle: rubric?.criteria.find(({ id }) => id === criterionId)?.title ?? null,
  };
}

async function ownRun({ db }: AppContext, { userId, runId, labId }: LabAsked): Promise<LabRun | null> {
  const run = userId === null || runId === null ? null : await findLabRun(db, userId, runId);
  return run?.labId === labId ? run : null;
}

function loggedRun(run: LabRun, canAnswer: boolean): LoggedRun {
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
