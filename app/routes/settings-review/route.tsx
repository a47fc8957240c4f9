import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { endCalendar, renewCalendar } from "../../services/review/calendar-address.server";
import { setReviewSettings } from "../../services/review/set-review-settings.server";
import { viewReviewSettings } from "../../services/review/view-review-settings.server";
import { takePart } from "../attempt/edge.server";
import { publicUrl } from "../public-url.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { ReviewSettingsSchema } from "./form";
import { ReviewSettingsPage, type SettingsAnswer } from "./view";

export const meta: MetaFunction = () => [{ title: "Review settings - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return viewReviewSettings(ctx, user.id);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const sent = parseForm(ReviewSettingsSchema, await readForm(request));
  if (sent.intent === "renew-calendar") {
    const token = await renewCalendar(ctx, user.id);
    return data<SettingsAnswer>({ kind: "calendar", address: publicUrl(request, paths.calendar(token)) });
  }
  if (sent.intent === "end-calendar") {
    await endCalendar(ctx, user.id);
    return redirect(paths.reviewSettings());
  }
  const { retention, dailyCap } = sent;
  return takePart(
    async () => {
      await setReviewSettings(ctx, user.id, { retention: Number(retention) / 100, dailyCap: Number(dailyCap) });
      return data<SettingsAnswer>({ kind: "saved" });
    },
    (problem) => data<SettingsAnswer>({ kind: "refused", problem, retention, dailyCap }, { status: 409 }),
  );
}

export default function ReviewSettings() {
  return (
    <ReviewSettingsPage settings={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
