import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { TextField } from "../../components/ui/text-field";
import { paths } from "../../paths";
import { errorItems, fieldProps } from "../field-props";
import type { DeleteFields } from "./form";

export type DeleteProps = {
  /** null for a guest, who types `guestWord` in place of a password */
  email: string | null;
  guestWord: string;
  lastResult: SubmissionResult | undefined;
};

export function DeleteView({ email, guestWord, lastResult }: DeleteProps) {
  const [form, { confirmation }] = useForm<DeleteFields>({ id: "delete", lastResult });
  const fields = [confirmation];
  return (
    <div className="max-w-measure">
      <PageTitle
        kicker={<Link to={paths.settings()}>Settings</Link>}
        lead={`${email === null ? "This guest" : "The account"}, every answer and draft, every grade, note and session are deleted at once. There is no way back.`}
      >
        Delete everything
      </PageTitle>
      <p className="mb-8">
        <LinkButton to={paths.exportAll()} reloadDocument>
          Download everything first
        </LinkButton>
      </p>
      <Form method="post" {...getFormProps(form)} className="grid max-w-md gap-5">
        <FormError errors={errorItems(form, fields)} />
        {email === null ? (
          <TextField
            label={`Type ${guestWord} to confirm`}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            {...fieldProps(confirmation, form, fields)}
          />
        ) : (
          <TextField
            label={`Password of ${email}`}
            type="password"
            autoComplete="current-password"
            required
            {...fieldProps(confirmation, form, fields)}
          />
        )}
        <div className="flex flex-wrap gap-3">
          <Button variant="danger">Delete everything for good</Button>
          <LinkButton to={paths.settings()}>Keep it</LinkButton>
        </div>
      </Form>
    </div>
  );
}
