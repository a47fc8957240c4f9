import type { ReactNode } from "react";

export type NoticeTone = "plain" | "good" | "warn" | "danger";

const TONE: Record<NoticeTone, string> = {
  plain: "border-line-strong bg-raised",
  good: "border-good bg-good-soft",
  warn: "border-warn bg-warn-soft",
  danger: "border-danger bg-danger-soft",
};

/** Something to know before going on. `isLive` announces it when it appears after the page has loaded. */
export function Notice({
  tone = "plain",
  title,
  isLive = false,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  isLive?: boolean;
  children?: ReactNode;
}) {
  return (
    <div role={isLive ? "status" : undefined} className={`max-w-measure border-l-4 px-4 py-3 ${TONE[tone]}`}>
      {title === undefined ? null : <p className="font-semibold">{title}</p>}
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}
