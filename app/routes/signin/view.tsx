import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { Notice } from "../../components/ui/notice";
import { PageTitle } from "../../components/ui/page";
import { TextField } from "../../components/ui/text-field";
import { paths } from "../../paths";
import { errorItems, fieldProps } from "../field-props";
import type { SignInFields } from "./form";

export function SignInView({
  next,
  isGuest,
  lastResult,
}: {
  next: string;
  isGuest: boolean;
  lastResult: SubmissionResult | undefined;
}) {
  const [form, { email, password }] = useForm<SignInFields>({ id: "signin", lastResult });
  const fields = [email, password];
  return (
    <div className="max-w-md py-8">
      <PageTitle>Sign in</PageTitle>
      {isGuest ? (
        <div className="mb-6">
          <Notice>What you have done as a guest moves into the account you sign in to.</Notice>
        </div>
      ) : null}
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <FormError errors={errorItems(form, fields)} />
        <input type="hidden" name="next" value={next} />
        <TextField label="E-mail" type="email" autoComplete="username" required {...fieldProps(email, form, fields)} />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          {...fieldProps(password, form, fields)}
        />
        <div>
          <Button variant="primary">Sign in</Button>
        </div>
      </Form>
      <p className="mt-8">
        No account yet? <Link to={paths.signUp()}>Make one</Link>
        {isGuest ? null : (
          <>
            {" "}
            or <Link to={paths.start()}>start without one</Link>
          </>
        )}
        .
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        Password lost? Whoever runs this installation can set a new one; it sends no e-mail.
      </p>
    </div>
  );
}
