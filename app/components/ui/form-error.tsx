export type FormErrorItem = { message: string; fieldId?: string | undefined };

/** Summary above a form after a refused submit: announced at once, each line leading to its field. Nothing without errors. */
export function FormError({
  title = "That did not work yet",
  errors,
}: {
  title?: string;
  errors: readonly (string | FormErrorItem)[] | undefined;
}) {
  if (errors === undefined || errors.length === 0) return null;
  const items = errors.map((error): FormErrorItem => (typeof error === "string" ? { message: error } : error));
  return (
    <div role="alert" tabIndex={-1} className="border-l-4 border-danger bg-danger-soft px-4 py-3">
      <p className="font-semibold text-danger">{title}</p>
      <ul className="mt-1">
        {items.map((item) => (
          <li key={`${item.fieldId ?? ""}:${item.message}`}>
            {item.fieldId === undefined ? item.message : <a href={`#${item.fieldId}`}>{item.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
