import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { safeNextPath } from "../../auth/next-path";
import { currentSession } from "../../auth/require-user.server";
import { themeCookie } from "../../auth/theme.server";
import { signIn } from "../../services/account/sign-in.server";
import { appContext } from "../../services/app-context.server";
import { readClient } from "../client.server";
import { formAnswer, formRefusal, passHeaders, readForm, redirectTo, type FormAnswer } from "../respond.server";
import { SignInSchema } from "./form";
import { SignInView } from "./view";

export const meta: MetaFunction = () => [{ title: "Sign in - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  const session = await currentSession({ request, context }, db);
  if (session !== null && !session.user.isGuest) throw redirectTo(next);
  return { next, isGuest: session !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const submission = parseWithZod(await readForm(request), { schema: SignInSchema });
  const refuse = (message: string) => submission.reply({ formErrors: [message], hideFields: ["password"] });
  if (submission.status !== "success") return formAnswer(submission.reply({ hideFields: ["password"] }));
  const { email, password, next } = submission.value;
  const current = await currentSession({ request, context }, ctx.db);
  try {
    const result = await signIn(ctx, { email, password, current, client: readClient({ request, context }) });
    if (result.kind === "refused") return formAnswer(refuse(result.message));
    return redirectTo(safeNextPath(next), [result.setCookie, themeCookie(result.theme)]);
  } catch (error) {
    return formRefusal(error, refuse);
  }
}

export default function SignIn() {
  const actionData = useActionData<FormAnswer>();
  return <SignInView {...useLoaderData<typeof loader>()} lastResult={actionData?.lastResult} />;
}
