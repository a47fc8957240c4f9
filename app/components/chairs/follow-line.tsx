import type { Following } from "./use-follow";

const WORDS: Record<Following, string> = {
  off: "",
  connecting: "Connecting",
  live: "Live",
  lost: "Connection lost, trying again. What you write is kept.",
  replaced: "Followed in another tab: this one no longer updates by itself.",
  gone: "This session is no longer there: one of you has deleted it.",
};

/** Whether the page updates by itself; without scripts, or when it does not, the way to look again. */
export function FollowLine({ following, address }: { following: Following; address: string }) {
  const isTrouble = following === "lost" || following === "replaced" || following === "gone";
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span
        role="status"
        data-following={following}
        className={isTrouble ? "font-semibold text-warn" : "text-ink-soft"}
      >
        {WORDS[following]}
      </span>
      {following === "live" || following === "connecting" ? null : (
        // Not a Link: the page is asked for anew, whatever state its scripts are in.
        <a href={address}>Refresh</a>
      )}
    </p>
  );
}
