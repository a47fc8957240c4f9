import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { appContext } from "../../services/app-context.server";
import { viewTrust } from "../../services/view/view-trust.server";
import { TrustPage } from "./view";

export const meta: MetaFunction = () => [{ title: "How far to trust a grade - defend-it" }];

export async function loader() {
  return viewTrust(await appContext());
}

export default function TrustRoute() {
  return <TrustPage view={useLoaderData<typeof loader>()} />;
}
