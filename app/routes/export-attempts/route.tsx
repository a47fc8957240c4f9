import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { exportAttemptsCsv } from "../../services/keep/export-attempts-csv.server";
import { download } from "../respond.server";

/** A download: the attempts of whoever asks, for a spreadsheet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return download(await exportAttemptsCsv(ctx, user.id), { type: "text/csv", name: "defend-it-attempts.csv" });
}
