import type { ActionFunctionArgs } from "@remix-run/node";
import { RunOutcomeSchema } from "../../domain/lab-run/lab-run";
import { finishRun } from "../../services/lab/finish-run.server";
import { logRun } from "../../services/lab/log-run.server";
import { getter, labEdge, readAsked } from "../lab/asked.server";
import { readForm, withHttpErrors } from "../respond.server";

/**
 * For the page's own script: locks predictions before a run in the browser, and takes what came of it afterwards. The server's own run is
 * what counts wherever it can run. Answers { runId }; null for somebody who is not signed in, whose runs are not kept.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, lab, userId } = await labEdge(args);
  const form = await readForm(args.request);
  const get = getter(form);
  const { state, guesses, event, attemptId, runId } = readAsked(lab, get, { isForm: true });
  if (userId === null) return Response.json({ runId: null });
  return withHttpErrors(async () => {
    const outcome = RunOutcomeSchema.safeParse(parsed(get("outcome")));
    if (runId !== null && outcome.success) {
      await finishRun(ctx, { userId, runId, outcome: outcome.data });
      return Response.json({ runId });
    }
    if (state.problems.length > 0) return Response.json({ runId: null }, { status: 400 });
    const traceName = get("traceName")?.slice(0, 200) ?? null;
    const run = { labId: lab.id, userId, params: state.params, guesses, attemptId, traceName };
    return Response.json({ runId: await logRun(ctx, { ...run, eventId: event?.id ?? null }) });
  });
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
