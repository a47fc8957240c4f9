import type { ReactNode } from "react";

/** Native details and summary: opens without JavaScript and is found by the browser's own search. */
export function Disclosure({
  summary,
  children,
  isOpen = false,
  name,
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  isOpen?: boolean;
  /** Disclosures of one name open one at a time. */
  name?: string;
  className?: string;
}) {
  return (
    <details
      className={`disclosure ${className ?? ""}`.trimEnd()}
      open={isOpen}
      {...(name === undefined ? {} : { name })}
    >
      <summary className="py-1 text-accent hover:text-accent-strong">{summary}</summary>
      <div className="pb-2 pl-[1.15em] pt-1">{children}</div>
    </details>
  );
}
