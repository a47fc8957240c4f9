/** A pause longer than this is a pause, not thinking: none of it counts as time spent. Milliseconds. */
export const IDLE_MS = 15 * 60_000;

/**
 * Seconds of work between two marks that an attempt left (a save, a question, a phase): all of a gap up to 15 minutes, nothing of a
 * longer one. A clock that went backwards adds nothing.
 */
export function activeSeconds(from: Date, to: Date): number {
  const gap = to.getTime() - from.getTime();
  return gap <= 0 || gap > IDLE_MS ? 0 : Math.round(gap / 1000);
}

/** "25 minutes", "an hour and 20 minutes", "3 hours": rounded to five minutes from an hour on. */
export function durationWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return minutes === 1 ? "a minute" : `${String(minutes)} minutes`;
  const rounded = Math.round(minutes / 5) * 5;
  const hours = Math.floor(rounded / 60);
  const rest = rounded % 60;
  const hourWords = hours === 1 ? "an hour" : `${String(hours)} hours`;
  return rest === 0 ? hourWords : `${hourWords} and ${String(rest)} minutes`;
}
