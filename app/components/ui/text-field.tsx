import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from "react";

type FieldFrame = {
  label: ReactNode;
  hint?: ReactNode;
  /** Messages under the field; the first one usually says all. */
  errors?: readonly string[] | undefined;
  /** Hide the label from the eye (never from a screen reader), for a search box with a button. */
  isLabelHidden?: boolean;
  /** Something at the end of the label's line: a word count, an optional mark. */
  aside?: ReactNode;
};

type Wiring = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

function useWiring(id: string | undefined, hint: ReactNode, errors: readonly string[] | undefined): Wiring {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hasErrors = errors !== undefined && errors.length > 0;
  const describedBy = [
    hint === undefined ? null : `${fieldId}-description`,
    hasErrors ? `${fieldId}-error` : null,
  ].filter((part) => part !== null);
  return {
    id: fieldId,
    "aria-invalid": hasErrors ? true : undefined,
    "aria-describedby": describedBy.length === 0 ? undefined : describedBy.join(" "),
  };
}

function Frame({
  id,
  label,
  hint,
  errors,
  isLabelHidden = false,
  aside,
  children,
}: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <div className={isLabelHidden ? "sr-only" : "flex items-baseline justify-between gap-4"}>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {aside === undefined ? null : <span className="text-sm text-ink-soft">{aside}</span>}
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-description`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      {errors === undefined || errors.length === 0 ? null : (
        <p id={`${id}-error`} className="text-sm font-semibold text-danger">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}

/** A labelled one-line field. The ids of hint and error are `<id>-description` and `<id>-error`. */
export const TextField = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<"input"> & FieldFrame>(
  function TextField({ label, hint, errors, isLabelHidden, aside, id, className, ...rest }, ref) {
    const wiring = useWiring(id, hint, errors);
    return (
      <Frame
        id={wiring.id}
        label={label}
        hint={hint}
        errors={errors}
        isLabelHidden={isLabelHidden ?? false}
        aside={aside}
      >
        <input ref={ref} {...rest} {...wiring} className={`min-h-11 w-full px-3 py-2 ${className ?? ""}`} />
      </Frame>
    );
  },
);

/** A labelled text area; grows with the text where the browser can (field-sizing). */
export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<"textarea"> & FieldFrame>(
  function TextArea({ label, hint, errors, isLabelHidden, aside, id, className, ...rest }, ref) {
    const wiring = useWiring(id, hint, errors);
    return (
      <Frame
        id={wiring.id}
        label={label}
        hint={hint}
        errors={errors}
        isLabelHidden={isLabelHidden ?? false}
        aside={aside}
      >
        <textarea
          ref={ref}
          rows={5}
          {...rest}
          {...wiring}
          className={`field-sizing-content min-h-32 w-full px-3 py-2 leading-relaxed ${className ?? ""}`}
        />
      </Frame>
    );
  },
);

/** A labelled native select. */
export function SelectField({
  label,
  hint,
  errors,
  isLabelHidden,
  aside,
  id,
  className,
  ...rest
}: ComponentPropsWithoutRef<"select"> & FieldFrame) {
  const wiring = useWiring(id, hint, errors);
  return (
    <Frame
      id={wiring.id}
      label={label}
      hint={hint}
      errors={errors}
      isLabelHidden={isLabelHidden ?? false}
      aside={aside}
    >
      <select {...rest} {...wiring} className={`min-h-11 w-full px-2 py-2 ${className ?? ""}`} />
    </Frame>
  );
}
