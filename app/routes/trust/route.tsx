import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { appContext } from "../../services/app-context.server";
import { TrustPage } from "./view";

export const meta: MetaFunction = () => [{ title: "How far to trust a grade - defend-it" }];

export async function loader() {
  const { secondJudge } = await appContext();
  return { judgeHost: secondJudge?.host ?? null };
}

export default function TrustRoute() {
  return <TrustPage {...useLoaderData<typeof loader>()} />;
}
