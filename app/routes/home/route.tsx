import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { appContext } from "../../services/app-context.server";
import { viewLandingExample } from "../../services/view-landing-example.server";
import { viewToday } from "../../services/view/view-today.server";
import { Landing } from "./landing";
import { Today } from "./today";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data?.kind === "today"
    ? [{ title: "Today - defend-it" }]
    : [
        { title: "defend-it - design this, and defend it" },
        {
          name: "description",
          content:
            "Practise the part of a senior DevOps, SRE and ML-platform interview that courses do not teach: the reasoning. Graded on your own words, on this machine.",
        },
      ];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const app = await appContext();
  const user = await currentUser({ request, context }, app.db);
  if (user === null) {
    const example = await viewLandingExample(app);
    return { kind: "landing" as const, example, scenarioCount: app.library.scenarios.length };
  }
  return { kind: "today" as const, today: await viewToday(app, user.id) };
}

export default function HomeRoute() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "landing" ? (
    <Landing example={data.example} scenarioCount={data.scenarioCount} />
  ) : (
    <Today today={data.today} />
  );
}
