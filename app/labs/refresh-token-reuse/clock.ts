import type { Params } from "./params";

/** When things happen, in seconds since the sign-in. */
export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Some renewals after the last change of anybody's habits: whoever lives beside the other until then does so for good. */
export function settledOf({ activeMinutes, awayHours, theftMinute, delaySeconds, refreshMinutes }: Params): number {
  const habits = Math.max(activeMinutes * MINUTE + awayHours * HOUR, theftMinute * MINUTE) + delaySeconds;
  return habits + DAY + 4 * refreshMinutes * MINUTE;
}

/** A waiting thief takes the newest copy, as malware on the device can: right after the last renewal before she goes. */
export function stolenAt({ strategy, theftMinute, activeMinutes, refreshMinutes }: Params): number {
  if (strategy !== "waits") return theftMinute * MINUTE;
  const last = Math.floor(activeMinutes / refreshMinutes) * refreshMinutes;
  return Math.max(theftMinute, last) * MINUTE + 30;
}

export function limitOf({ absoluteDays }: Params): number {
  return absoluteDays === 0 ? Infinity : absoluteDays * DAY;
}

/** When the owner renews next: at her interval while the app is open, and right away when she opens it again. */
export function ownerNext(now: number, { refreshMinutes, activeMinutes, awayHours }: Params): number | null {
  const next = now + refreshMinutes * MINUTE;
  const closesAt = activeMinutes * MINUTE;
  const opensAt = closesAt + awayHours * HOUR;
  if (next <= closesAt || now >= opensAt) return awayHours === 0 && next > closesAt ? null : next;
  return awayHours === 0 ? null : opensAt;
}
