import type { ReactNode } from "react";
import { Disclosure } from "../../components/ui/disclosure";

/** Beside every figure of this page: how it was computed, and from what. */
export function Explain({ children, summary = "How this is computed" }: { children: ReactNode; summary?: string }) {
  return (
    <Disclosure summary={summary} className="mt-2 max-w-measure text-sm">
      <div className="grid gap-2 text-ink-soft">{children}</div>
    </Disclosure>
  );
}
