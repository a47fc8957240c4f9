import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAccount } from "../../auth/require-user.server";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "../../domain/account/credentials";
import { paths } from "../../paths";
import { changePassword } from "../../services/account/change-password.server";
import { appContext } from "../../services/app-context.server";
import { readClient } from "../client.server";
import { formAnswer, formRefusal, passHeaders, readForm, redirectTo, type FormAnswer } from "../respond.server";
import { ChangePasswordSchema, SECRET_FIELDS } from "./form";
import { ChangePasswordView } from "./view";

export const meta: MetaFunction = () => [{ title: "Change the password - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const { user } = await requireAccount({ request, context }, db);
  const isChanged = new URL(request.url).searchParams.has("changed");
  return { email: user.email, isChanged, passwordLength: { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const { user } = await requireAccount({ request, context }, ctx.db);
  const submission = parseWithZod(await readForm(request), { schema: ChangePasswordSchema });
  const hideFields = SECRET_FIELDS;
  if (submission.status !== "success") return formAnswer(submission.reply({ hideFields }));
  try {
    const client = readClient({ request, context });
    const result = await changePassword(ctx, { account: user, ...submission.value, client });
    if (result.kind === "changed") return redirectTo(`${paths.password()}?changed`, [result.setCookie]);
    const field = result.field ?? "currentPassword";
    return formAnswer(submission.reply({ fieldErrors: { [field]: [result.message] }, hideFields }));
  } catch (error) {
    return formRefusal(error, (message) => submission.reply({ formErrors: [message], hideFields }));
  }
}

export default function ChangePassword() {
  const actionData = useActionData<FormAnswer>();
  return <ChangePasswordView {...useLoaderData<typeof loader>()} lastResult={actionData?.lastResult} />;
}
