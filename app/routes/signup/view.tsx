import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { TextField } from "../../components/ui/text-field";
import { paths } from "../../paths";
import { errorItems, fieldProps } from "../field-props";
import type { SignUpFields } from "./form";

export type SignUpProps = {
  isGuest: boolean;
  isOpen: boolean;
  passwordLength: { min: number; max: number };
  lastResult: SubmissionResult | undefined;
};

export function SignUpView({ isGuest, isOpen, passwordLength, lastResult }: SignUpProps) {
  const [form, { email, password }] = useForm<SignUpFields>({ id: "signup", lastResult });
  const fields = [email, password];
  if (!isOpen) return <SignUpClosed isGuest={isGuest} />;
  return (
    <div className="max-w-md py-8">
      <PageTitle
        lead={
          isGuest
            ? "Everything you have done as a guest stays yours, here and wherever you sign in."
            : "Your work is then yours wherever you sign in. Nothing is sent to the address."
        }
      >
        {isGuest ? "Keep your work in an account" : "Make an account"}
      </PageTitle>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <FormError errors={errorItems(form, fields)} />
        <TextField label="E-mail" type="email" autoComplete="username" required {...fieldProps(email, form, fields)} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={`${String(passwordLength.min)} characters or more. Three or four unrelated words do well; no digits or signs are asked for.`}
          required
          minLength={passwordLength.min}
          maxLength={passwordLength.max}
          {...fieldProps(password, form, fields)}
        />
        <div>
          <Button variant="primary">{isGuest ? "Keep my work" : "Make the account"}</Button>
        </div>
      </Form>
      <p className="mt-8">
        You have an account? <Link to={paths.signIn()}>Sign in</Link>.
      </p>
    </div>
  );
}

function SignUpClosed({ isGuest }: { isGuest: boolean }) {
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead="This installation takes no new accounts. Whoever runs it can open sign-up, or sign you up.">
        Sign-up is closed
      </PageTitle>
      <p className="flex flex-wrap gap-3">
        <LinkButton to={paths.signIn()} variant="primary">
          Sign in
        </LinkButton>
        <LinkButton to={isGuest ? paths.library() : paths.start()}>
          {isGuest ? "Go on as a guest" : "Start as a guest"}
        </LinkButton>
      </p>
    </div>
  );
}
