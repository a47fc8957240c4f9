import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { exportAccount } from "../../services/account/export-account.server";
import { appContext } from "../../services/app-context.server";

/** A download, not a page: everything about the person who asks, as one JSON file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const file = await exportAccount(ctx, user);
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="defend-it-${file.exportedAt.slice(0, 10)}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
