import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-[1.6em] rounded-[3px] border border-line-strong bg-raised px-1.5 text-center text-[0.8rem] leading-[1.5]">
      {children}
    </kbd>
  );
}
