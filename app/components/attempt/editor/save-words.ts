import { saveStatus, type FailureReason, type SaverState } from "../../../domain/attempt/saver-state";

const FAILURE: Record<FailureReason, string> = {
  network: "Offline",
  busy: "The server asks to wait",
  server: "The server could not save",
};

/** The state of saving in one honest line; `now` in milliseconds since 1970, in the clock of whoever reads it. */
export function saveWords(state: SaverState, now: number): string {
  switch (saveStatus(state)) {
    case "idle":
      return "Saves by itself while you type";
    case "dirty":
      return "Not saved yet - typing";
    case "saving":
      return "Saving";
    case "saved":
      return state.savedAt === null ? "Saved" : `Saved ${since(state.savedAt, now)}`;
    case "offline": {
      const why = FAILURE[state.failure ?? "network"];
      return state.canKeep
        ? `${why}: kept in this browser, trying again`
        : `${why}, and this browser keeps no copy: leave this page open`;
    }
    case "stale":
      return "Not saved: another tab saved a different version";
    case "locked":
      return "Submitted: this text can no longer be changed";
    case "signed-out":
      return state.canKeep
        ? "This session has ended: your text is kept here; sign in in another tab and press Save"
        : "This session has ended, and this browser keeps no copy: leave this page open, sign in in another tab and press Save";
    case "too-large": {
      const { bytes, limitBytes } = state.halt?.kind === "too-large" ? state.halt : { bytes: 0, limitBytes: 0 };
      return `Not saved: ${kilobytes(bytes)} kB, at most ${kilobytes(limitBytes)} kB fit. ${state.canKeep ? "Kept in this browser" : "Leave this page open"}`;
    }
  }
}

function kilobytes(bytes: number): string {
  return (Math.ceil(bytes / 102.4) / 10).toFixed(1);
}

/** "3 s ago", "4 min ago", then the time of day. */
function since(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 3) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 60 * 60) return `${Math.floor(seconds / 60)} min ago`;
  const at = new Date(iso);
  return `at ${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}
