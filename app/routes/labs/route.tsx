import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { viewLabs } from "../../services/lab/view-labs.server";
import { LabsPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Labs - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await currentUser({ request, context }, ctx.db);
  return { labs: await viewLabs(ctx, user?.id ?? null) };
}

export default function Labs() {
  return <LabsPage labs={useLoaderData<typeof loader>().labs} />;
}
