import { limit } from "../../auth/limits.server";
import { findOutline } from "../../db/attempt-repo.server";
import { insertLabRun, listLabRuns, storeLabOutcome } from "../../db/lab-repo.server";
import { canonicalJson } from "../../domain/canonical-json";
import { RunOutcomeSchema, type LabRun, type RunOutcome } from "../../domain/lab-run/lab-run";
import type { Guess } from "../../labs/kit/guess";
import type { LabParams } from "../../labs/kit/lab";
import type { AppContext } from "../context.server";
import { openLab } from "./open-lab.server";
import { runHere } from "./run-of.server";

export type RunToLog = {
  labId: string;
  userId: string;
  params: LabParams;
  guesses: readonly Guess[];
  eventId: string | null;
  attemptId: string | null;
  /** A trace of the learner's own: it stays in the browser, which says afterwards what came of it (finish-run). */
  traceName: string | null;
};

/**
 * Locks the predictions, then runs, then writes what came of it; returns the run's id. The server's own run is what is written wherever
 * it can run. The same run sent twice, with nothing in between, is one.
 */
export async function logRun(ctx: AppContext, asked: RunToLog): Promise<string> {
  const { userId, labId, params, eventId, traceName } = asked;
  const lab = openLab(labId);
  await limit(ctx, "save-user", userId);
  const attemptId = await ownAttempt(ctx, asked);
  const guesses = [...asked.guesses];
  const wanted = { labId, attemptId, params, eventId, guesses, traceName };
  const [newest] = await listLabRuns(ctx.db, userId, labId, 1);
  if (newest !== undefined && isSame(newest, wanted)) return newest.id;
  const id = ctx.newId();
  await insertLabRun(ctx.db, userId, { ...wanted, id, lockedAt: ctx.now() });
  const outcome = traceName === null ? outcomeHere() : null;
  if (outcome !== null) await storeLabOutcome(ctx.db, userId, { id, outcome, at: ctx.now() });
  return id;

  function outcomeHere(): RunOutcome | null {
    const ran = runHere(lab, params, guesses);
    return "run" in ran ? RunOutcomeSchema.parse({ ...ran.run.outcome, judged: ran.run.judged }) : null;
  }
}

type Wanted = Pick<LabRun, "labId" | "attemptId" | "params" | "eventId" | "guesses" | "traceName">;

function isSame({ labId, attemptId, params, eventId, guesses, traceName, outcome }: LabRun, wanted: Wanted): boolean {
  return (
    outcome !== null &&
    canonicalJson({ labId, attemptId, params, eventId, guesses, traceName }) === canonicalJson(wanted)
  );
}

/** The attempt only if it is the learner's and of the lab's scenario. */
async function ownAttempt({ db }: AppContext, { userId, attemptId, labId }: RunToLog): Promise<string | null> {
  if (attemptId === null) return null;
  const outline = await findOutline(db, userId, attemptId);
  return outline?.scenarioId === labId ? outline.id : null;
}
