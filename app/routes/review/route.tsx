import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { viewReview } from "../../services/review/view-review.server";
import { ReviewPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Review - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return viewReview(ctx, user.id);
}

export default function Review() {
  return <ReviewPage view={useLoaderData<typeof loader>()} />;
}
