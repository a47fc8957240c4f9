import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { AttemptParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { heldBy } from "../../services/chairs/held-attempt.server";
import type { AppContext } from "../../services/context.server";
import { roomOfAttempt } from "../../services/interview/room-of-attempt.server";
import { NotYetError, RefusedError } from "../../services/errors";
import { parseParams, withHttpErrors } from "../respond.server";

export type AttemptEdge = { ctx: AppContext; key: { userId: string; attemptId: string } };

/**
 * Who asks, for which attempt. Nobody is led to the sign-in page; an id of no possible shape is a 404. What two chairs are still about
 * leads to them, and what is held in a mock interview to its room until the report is open: nothing can be looked at beside them.
 */
export async function attemptEdge({ request, context, params }: LoaderFunctionArgs): Promise<AttemptEdge> {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const { id } = parseParams(AttemptParams, params);
  const key = { userId: user.id, attemptId: id };
  const chair = await heldBy(ctx.db, key);
  if (chair !== null) throw redirect(paths.chair(chair)) as Response;
  const room = await roomOfAttempt(ctx, key);
  if (room !== null) throw redirect(paths.interview(room)) as Response;
  return { ctx, key };
}

/** The view of a part. One that was not reached yet leads to the one that was; somebody else's attempt is a 404. */
export async function showPart<T>(
  args: LoaderFunctionArgs,
  view: (ctx: AppContext, key: AttemptEdge["key"]) => Promise<T>,
): Promise<T> {
  const { ctx, key } = await attemptEdge(args);
  return withHttpErrors(async () => {
    try {
      return await view(ctx, key);
    } catch (error) {
      if (error instanceof NotYetError) throw redirect(paths[error.phase](key.attemptId)) as Response;
      throw error;
    }
  });
}

/**
 * A step of a part. `onRefused` answers what was understood and is not possible, so that the page can come back with everything
 * that was typed.
 */
export async function takePart<T, U>(
  work: () => Promise<T>,
  onRefused: (message: string) => Promise<U> | U,
): Promise<T | U> {
  return withHttpErrors(async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RefusedError) return onRefused(error.message);
      throw error;
    }
  });
}
