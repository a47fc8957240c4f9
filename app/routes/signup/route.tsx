import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentSession } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "../../domain/account/credentials";
import { env } from "../../env.server";
import { paths } from "../../paths";
import { signUp } from "../../services/account/sign-up.server";
import { appContext } from "../../services/app-context.server";
import { readClient } from "../client.server";
import { formAnswer, formRefusal, passHeaders, readForm, redirectTo, type FormAnswer } from "../respond.server";
import { SignUpSchema } from "./form";
import { SignUpView } from "./view";

export const meta: MetaFunction = () => [{ title: "Make an account - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const session = await currentSession({ request, context }, db);
  if (session !== null && !session.user.isGuest) throw redirectTo(paths.settings());
  return {
    isGuest: session !== null,
    isOpen: env.isSignUpOpen,
    passwordLength: { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const submission = parseWithZod(await readForm(request), { schema: SignUpSchema });
  const hideFields = ["password"];
  if (submission.status !== "success") return formAnswer(submission.reply({ hideFields }));
  const current = await currentSession({ request, context }, ctx.db);
  try {
    const result = await signUp(ctx, {
      ...submission.value,
      current,
      client: readClient({ request, context }),
      theme: readTheme(request),
    });
    if (result.kind === "signed-up") return redirectTo(paths.home(), [result.setCookie]);
    const errors = [result.message];
    return formAnswer(
      submission.reply(
        result.field === null
          ? { formErrors: errors, hideFields }
          : { fieldErrors: { [result.field]: errors }, hideFields },
      ),
    );
  } catch (error) {
    return formRefusal(error, (message) => submission.reply({ formErrors: [message], hideFields }));
  }
}

export default function SignUp() {
  const actionData = useActionData<FormAnswer>();
  return <SignUpView {...useLoaderData<typeof loader>()} lastResult={actionData?.lastResult} />;
}
