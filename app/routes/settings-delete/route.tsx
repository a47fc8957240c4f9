import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { deleteAccount, GUEST_CONFIRMATION } from "../../services/account/delete-account.server";
import { appContext } from "../../services/app-context.server";
import { formAnswer, formRefusal, passHeaders, readForm, redirectTo, type FormAnswer } from "../respond.server";
import { DeleteAsGuestSchema, DeleteSchema } from "./form";
import { DeleteView } from "./view";

export const meta: MetaFunction = () => [{ title: "Delete everything - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const user = await requireUser({ request, context }, db);
  return { email: user.email, guestWord: GUEST_CONFIRMATION };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const schema = user.isGuest ? DeleteAsGuestSchema : DeleteSchema;
  const submission = parseWithZod(await readForm(request), { schema });
  const hideFields = ["confirmation"];
  if (submission.status !== "success") return formAnswer(submission.reply({ hideFields }));
  try {
    const result = await deleteAccount(ctx, { user, confirmation: submission.value.confirmation });
    if (result.kind === "deleted") return redirectTo(paths.home(), [result.setCookie]);
    return formAnswer(submission.reply({ fieldErrors: { confirmation: [result.message] }, hideFields }));
  } catch (error) {
    return formRefusal(error, (message) => submission.reply({ formErrors: [message], hideFields }));
  }
}

export default function DeleteEverything() {
  const actionData = useActionData<FormAnswer>();
  return <DeleteView {...useLoaderData<typeof loader>()} lastResult={actionData?.lastResult} />;
}
