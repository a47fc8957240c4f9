import { useSyncExternalStore } from "react";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

export type TimeDetail = "date" | "minute";

/** "23 Nov 2026, 13:06 UTC" from an ISO string: the same words on every server, whatever its locale. */
export function formatUtc(iso: string, detail: TimeDetail): string {
  const at = new Date(iso);
  const day = `${String(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ""} ${String(at.getUTCFullYear())}`;
  if (detail === "date") return day;
  return `${day}, ${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())} UTC`;
}

/** The same shape in the clock of whoever reads it. */
export function formatLocal(iso: string, detail: TimeDetail): string {
  const at = new Date(iso);
  const day = `${String(at.getDate())} ${MONTHS[at.getMonth()] ?? ""} ${String(at.getFullYear())}`;
  return detail === "date" ? day : `${day}, ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

const subscribeToNothing = () => () => undefined;

/** False on the server and during hydration, true right after: what differs between the two may be shown only then. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

/** A moment: UTC in the server's HTML, the reader's own clock once the page is alive, no mismatch between. */
export function Time({ iso, detail = "minute", className }: { iso: string; detail?: TimeDetail; className?: string }) {
  const isHydrated = useIsHydrated();
  return (
    <time dateTime={iso} title={formatUtc(iso, "minute")} className={className}>
      {isHydrated ? formatLocal(iso, detail) : formatUtc(iso, detail)}
    </time>
  );
}
