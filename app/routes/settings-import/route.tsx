import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { TooManyRequestsError } from "../../services/errors";
import { importAccount } from "../../services/keep/import-account.server";
import { passHeaders, readForm } from "../respond.server";
import { ImportView } from "./view";

export const meta: MetaFunction = () => [{ title: "Bring a file in - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  await requireUser({ request, context }, db);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const file = (await readForm(request)).get("file");
  if (!(file instanceof Blob) || file.size === 0) return refused(["Choose the JSON file first."]);
  try {
    const result = await importAccount(ctx, { userId: user.id, text: await file.text() });
    if (result.kind === "imported") return data({ imported: result, problems: [] as string[] });
    return refused(result.problems.map(({ line, says }) => `Line ${String(line)}: ${says}`));
  } catch (error) {
    if (!(error instanceof TooManyRequestsError)) throw error;
    return refused([error.message], 429, { "Retry-After": String(error.retryAfterSeconds) });
  }
}

function refused(problems: string[], status = 400, headers: Record<string, string> = {}) {
  return data({ imported: null, problems }, { status, headers });
}

export default function ImportRoute() {
  const answer = useActionData<typeof action>();
  return <ImportView imported={answer?.imported ?? null} problems={answer?.problems ?? []} />;
}
