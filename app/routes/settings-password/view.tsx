import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { Notice } from "../../components/ui/notice";
import { PageTitle } from "../../components/ui/page";
import { TextField } from "../../components/ui/text-field";
import { paths } from "../../paths";
import { errorItems, fieldProps } from "../field-props";
import type { ChangePasswordFields } from "./form";

export type ChangePasswordProps = {
  email: string;
  isChanged: boolean;
  passwordLength: { min: number; max: number };
  lastResult: SubmissionResult | undefined;
};

export function ChangePasswordView({ email, isChanged, passwordLength, lastResult }: ChangePasswordProps) {
  const [form, { currentPassword, newPassword }] = useForm<ChangePasswordFields>({ id: "password", lastResult });
  const fields = [currentPassword, newPassword];
  return (
    <div className="max-w-md">
      <PageTitle
        kicker={<Link to={paths.settings()}>Settings</Link>}
        lead="Every other session ends when the password changes."
      >
        Change the password
      </PageTitle>
      {isChanged && lastResult === undefined ? (
        <Notice tone="good" isLive title="The password is changed">
          Every other session has ended; this one goes on. <Link to={paths.settings()}>Back to the settings</Link>
        </Notice>
      ) : (
        <Form method="post" {...getFormProps(form)} className="grid gap-5">
          <FormError errors={errorItems(form, fields)} />
          {/* Tells a password manager whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            required
            {...fieldProps(currentPassword, form, fields)}
          />
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            hint={`${String(passwordLength.min)} characters or more. Three or four unrelated words do well.`}
            required
            minLength={passwordLength.min}
            maxLength={passwordLength.max}
            {...fieldProps(newPassword, form, fields)}
          />
          <div>
            <Button variant="primary">Change the password</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
