import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { env } from "../../env.server";
import { paths } from "../../paths";
import { setShortcuts } from "../../services/account/set-preferences.server";
import { appContext } from "../../services/app-context.server";
import { viewSecondJudge } from "../../services/second-opinion/view-second-opinion.server";
import { parseForm, readForm } from "../respond.server";
import { ShortcutsSchema } from "./form";
import { SettingsView } from "./view";

export const meta: MetaFunction = () => [{ title: "Settings - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return {
    email: user.email,
    createdAt: user.createdAt.toISOString(),
    theme: readTheme(request),
    shortcuts: user.shortcuts,
    isSignUpOpen: env.isSignUpOpen,
    secondJudge: await viewSecondJudge(ctx, user.id),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const { shortcuts } = parseForm(ShortcutsSchema, await readForm(request));
  await setShortcuts(ctx, user.id, shortcuts === "on");
  return redirect(`${paths.settings()}#keyboard`);
}

export default function Settings() {
  return <SettingsView {...useLoaderData<typeof loader>()} />;
}
