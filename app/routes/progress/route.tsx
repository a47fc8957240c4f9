import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { PageNumber } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { viewProgress } from "../../services/view/view-progress.server";
import { levelChart, shareChart, sharedAttempts } from "./chart.server";
import { ProgressPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Progress - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const app = await appContext();
  const user = await requireUser({ request, context }, app.db);
  const view = await viewProgress(app, user.id, PageNumber.parse(new URL(request.url).searchParams.get("page")));
  const attempts = sharedAttempts(view.dimensions);
  // The library that draws stays on the server: the browser gets paths.
  const charts = view.dimensions.map((one) => levelChart(one.points, attempts));
  return { view, charts, reasoningChart: shareChart(view.reasoning.periods) };
}

export default function ProgressRoute() {
  return <ProgressPage {...useLoaderData<typeof loader>()} />;
}
