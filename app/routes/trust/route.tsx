import type { MetaFunction } from "@remix-run/node";
import { TrustPage } from "./view";

export const meta: MetaFunction = () => [{ title: "How far to trust a grade - defend-it" }];

export default function TrustRoute() {
  return <TrustPage />;
}
