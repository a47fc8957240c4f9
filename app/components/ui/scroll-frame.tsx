import type { ReactNode } from "react";

/**
 * Something wider than the page scrolls here, not the page. Named and reachable by keyboard, so that arrows can scroll it.
 * Positioned, so that visually hidden words inside stay inside.
 */
export function ScrollFrame({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={`relative overflow-x-auto ${className ?? ""}`.trimEnd()}
    >
      {children}
    </div>
  );
}
