const MOMENT = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/;

/** A moment in two parts: a double cannot hold seconds since 1970 and a tenth of a microsecond at once. */
export type Moment = { seconds: number; fraction: number };

/**
 * "2023-11-16 18:17:03.9799600", with or without an offset (UTC without one); null for anything else. By hand, because Date.parse
 * reads a time without offset in the zone of the machine and knows only three decimals.
 */
export function momentOf(text: string): Moment | null {
  const match = MOMENT.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetSeconds(match[8]);
  if (offset === null) return null;
  return {
    seconds: Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset,
    fraction: match[7] === undefined ? 0 : Number(`0.${match[7]}`),
  };
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetSeconds(text: string | undefined): number | null {
  if (text === undefined || text === "Z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}
