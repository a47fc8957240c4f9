import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { exportCriteriaCards } from "../../services/keep/export-criteria-cards.server";
import { download } from "../respond.server";

/** A download: the criteria that whoever asks has met, for Anki. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return download(await exportCriteriaCards(ctx, user.id), { type: "text/plain", name: "defend-it-criteria.txt" });
}
