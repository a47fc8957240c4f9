import type { Params } from "./params";
import type { Result } from "./result";

/** A further tab repeats a renewal within this time, evenly spread (scenario: 97% of the repeats come within 2 s). */
const TAB_SPREAD_SECONDS = 2;
/** A device that was put away retries between ten seconds and an hour later, evenly in the logarithm: an assumption. */
const PUT_AWAY = { from: 10, to: 3600 };
const PER = 1000;

/**
 * Honest used tokens and the sign-outs that they cause. Closed form: renewals x share of repeats x share that comes after the grace.
 * Where a used token is only refused, tabs find the new token in their shared storage and only lost answers sign out.
 */
export function repeatRates(params: Params): Result["repeats"] {
  const { tabs, tabRacePercent, lostPercent, renewalsPerDay, sessions, onReuse, graceSeconds } = params;
  const racing = ((tabs - 1) * tabRacePercent) / 100;
  const lost = lostPercent / 100;
  const outside = (onReuse === "revoke" ? racing * lateTab(graceSeconds) : 0) + lost * lateRetry(params);
  return {
    perDay: sessions * renewalsPerDay * (racing + lost),
    falsePerDay: sessions * renewalsPerDay * outside,
    falsePerThousandUserDays: PER * renewalsPerDay * outside,
  };
}

function lateTab(grace: number): number {
  return Math.max(0, 1 - grace / TAB_SPREAD_SECONDS);
}

function lateRetry({ graceSeconds, retrySeconds, putAwayPercent }: Params): number {
  const away = putAwayPercent / 100;
  return (1 - away) * (retrySeconds > graceSeconds || graceSeconds === 0 ? 1 : 0) + away * lateReturn(graceSeconds);
}

function lateReturn(grace: number): number {
  if (grace <= PUT_AWAY.from) return 1;
  if (grace >= PUT_AWAY.to) return 0;
  return 1 - Math.log(grace / PUT_AWAY.from) / Math.log(PUT_AWAY.to / PUT_AWAY.from);
}

/** Every session once per limit. */
export function signInsPerDay({ absoluteDays, sessions }: Params): number {
  return absoluteDays === 0 ? 0 : sessions / absoluteDays;
}
