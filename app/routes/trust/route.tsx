import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { appContext } from "../../services/app-context.server";
import { viewTrust } from "../../services/view/view-trust.server";
import { TrustPage } from "./view";

export const meta: MetaFunction = () => [{ title: "How far to trust a grade - defend-it" }];

export async function loader() {
  const app = await appContext();
  return { view: viewTrust(app), judgeHost: app.secondJudge?.host ?? null };
}

export default function TrustRoute() {
  return <TrustPage {...useLoaderData<typeof loader>()} />;
}
