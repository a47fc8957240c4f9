import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { currentUser } from "../../auth/require-user.server";
import { AttemptParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { resolveConflict } from "../../services/practise/resolve-conflict.server";
import { saveDraft } from "../../services/practise/save-draft.server";
import type { SaveResult } from "../../services/views";
import { parseParams, readForm, responseFor } from "../respond.server";
import { DraftSchema } from "./form";

const STATUS: Record<SaveResult["kind"], number> = { saved: 200, stale: 409, locked: 423, "too-large": 413 };

/** Somebody who opens this address looks for the page of the design. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.design(parseParams(AttemptParams, params).id));
}

/**
 * Saves the draft and answers with a SaveResult and its status. Never a redirect: without a session it is a 401, so that the editor
 * keeps the text on the page instead of leaving it. Whole Responses: fetched without a page, `data()` would lose its status.
 */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await currentUser({ request, context }, ctx.db);
  if (user === null) return Response.json({ message: "This session has ended." }, { status: 401 });
  const attemptId = parseParams(AttemptParams, params).id;
  const body = DraftSchema.safeParse(await readBody(request));
  if (!body.success) return Response.json({ message: "This is not a draft." }, { status: 400 });
  const { text, baseRevision, resolves } = body.data;
  const save = { userId: user.id, attemptId, baseRevision, text };
  try {
    const result =
      resolves === undefined
        ? await saveDraft(ctx, save)
        : await resolveConflict(ctx, { ...save, conflictId: resolves, choice: "merged" });
    return Response.json(result, { status: STATUS[result.kind] });
  } catch (error) {
    const refusal = responseFor(error);
    if (refusal === null) throw error;
    const retryAfter = refusal.headers.get("Retry-After");
    const headers: Record<string, string> = retryAfter === null ? {} : { "Retry-After": retryAfter };
    return Response.json({ message: await refusal.text() }, { status: refusal.status, headers });
  }
}

async function readBody(request: Request): Promise<unknown> {
  if (request.headers.get("Content-Type")?.startsWith("application/json") !== true) {
    return Object.fromEntries(await readForm(request));
  }
  try {
    return await request.json();
  } catch {
    return null;
  }
}
