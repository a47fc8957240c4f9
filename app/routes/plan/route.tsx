import { parseWithZod } from "@conform-to/zod/v4";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { endPlan } from "../../services/plan/end-plan.server";
import { resumePlan } from "../../services/plan/resume-plan.server";
import { setPlan } from "../../services/plan/set-plan.server";
import { viewPlan } from "../../services/plan/view-plan.server";
import { formAnswer, parseForm, passHeaders, readForm, type FormAnswer } from "../respond.server";
import { IntentSchema, PlanSchema } from "./form";
import { PlanPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Plan - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const app = await appContext();
  const user = await requireUser({ request, context }, app.db);
  return { plan: await viewPlan(app, user.id) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const app = await appContext();
  const user = await requireUser({ request, context }, app.db);
  const form = await readForm(request);
  const { intent } = parseForm(IntentSchema, form);
  if (intent === "end") await endPlan(app, user.id);
  else if (intent === "resume") await resumePlan(app, user.id);
  else {
    const submission = parseWithZod(form, { schema: PlanSchema });
    if (submission.status !== "success") return formAnswer(submission.reply());
    await setPlan(app, { userId: user.id, ...submission.value });
  }
  return redirect(paths.plan());
}

export default function PlanRoute() {
  const actionData = useActionData<FormAnswer>();
  return <PlanPage {...useLoaderData<typeof loader>()} lastResult={actionData?.lastResult} />;
}
