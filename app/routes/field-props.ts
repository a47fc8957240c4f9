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
 * The props that join a text field to conform's metadata. The first invalid one of `all` takes the focus: by the attribute in
 * a page that was loaded whole, by conform itself where scripts run.
 */
export function fieldProps(field: Field, all: readonly Field[]): FieldProps {
  const firstInvalid = all.find((other) => (other.errors ?? []).length > 0);
  return {
    id: field.id,
    name: field.name,
    errors: field.errors,
    defaultValue: field.defaultValue,
    ...(firstInvalid?.name === field.name ? { autoFocus: true } : {}),
  };
}

/** The lines of the summary above a form: what concerns the whole of it, then each field in order, with a way to it. */
export function errorItems(form: FormState, fields: readonly Field[]): FormErrorItem[] {
  const ofForm = (form.errors ?? []).map((message) => ({ message }));
  const ofFields = fields.flatMap((field) => (field.errors ?? []).map((message) => ({ message, fieldId: field.id })));
  return [...ofForm, ...ofFields];
}
