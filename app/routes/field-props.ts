import type { FormErrorItem } from "../components/ui/form-error";

/** What is used of conform's metadata; its ids are the ones the text fields make for hint and error. */
type Field = { id: string; name: string; errors: string[] | undefined; defaultValue: string | undefined };
type FormState = { errors: string[] | undefined };

type FieldProps = {
  id: string;
  name: string;
  errors: string[] | undefined;
  defaultValue: string | undefined;
  autoFocus?: true;
};

/**
 * The props that join a text field to conform's metadata. The first invalid one of `fields` takes the focus, or the first of
 * all when what is wrong concerns the whole form: by the attribute in a page that was loaded whole, by conform itself where
 * scripts run.
 */
export function fieldProps(field: Field, form: FormState, fields: readonly Field[]): FieldProps {
  const firstInvalid = fields.find((other) => hasErrors(other)) ?? (hasErrors(form) ? fields[0] : undefined);
  return {
    id: field.id,
    name: field.name,
    errors: field.errors,
    defaultValue: field.defaultValue,
    ...(firstInvalid?.name === field.name ? { autoFocus: true } : {}),
  };
}

function hasErrors({ errors }: FormState): boolean {
  return errors !== undefined && errors.length > 0;
}

/** The lines of the summary above a form: what concerns the whole of it, then each field in order, with a way to it. */
export function errorItems(form: FormState, fields: readonly Field[]): FormErrorItem[] {
  const ofForm = (form.errors ?? []).map((message) => ({ message }));
  const ofFields = fields.flatMap((field) => (field.errors ?? []).map((message) => ({ message, fieldId: field.id })));
  return [...ofForm, ...ofFields];
}
