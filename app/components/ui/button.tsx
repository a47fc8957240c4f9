import { Link, type LinkProps } from "@remix-run/react";
import { forwardRef, type ComponentPropsWithoutRef } from "react";

export type ButtonVariant = "primary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "large";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent",
  quiet: "border-line-strong bg-transparent text-ink hover:border-accent hover:text-accent-strong",
  danger: "border-danger bg-transparent text-danger hover:bg-danger hover:text-on-danger",
};
const SIZE: Record<ButtonSize, string> = {
  small: "min-h-8 px-3 text-sm",
  normal: "min-h-11 px-5",
  large: "min-h-12 px-7 text-lg",
};

function buttonClass(variant: ButtonVariant, size: ButtonSize, extra: string | undefined): string {
  return `inline-flex items-center justify-center gap-2 rounded-[3px] border font-semibold no-underline transition-colors duration-100 disabled:cursor-default disabled:opacity-60 ${VARIANT[variant]} ${SIZE[size]} ${extra ?? ""}`.trimEnd();
}

type Look = { variant?: ButtonVariant; size?: ButtonSize };

/** A button of a form (type "submit" unless told otherwise). Quiet by default: a page has one primary action. */
export const Button = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<"button"> & Look>(function Button(
  { variant = "quiet", size = "normal", type = "submit", className, ...rest },
  ref,
) {
  return <button ref={ref} type={type} className={buttonClass(variant, size, className)} {...rest} />;
});

/** A link that looks like a button: going somewhere, never changing anything. */
export function LinkButton({ variant = "quiet", size = "normal", className, ...rest }: LinkProps & Look) {
  return <Link className={buttonClass(variant, size, className)} {...rest} />;
}
