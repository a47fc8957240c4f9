/** Numbers as sentences print them, the same in every engine (no Intl: its data differ). */

/** 0.438 -> "43.8%"; whole shares have no decimals. */
export function percent(share: number, decimals = 1): string {
  return `${trimmed(100 * share, decimals)}%`;
}

/** 12345.678 -> "12,345.7"; trailing zeros go. */
export function plain(value: number, decimals = 1): string {
  return trimmed(value, decimals);
}

/** 112.4 -> "$112.40"; from a thousand on without cents. */
export function dollars(value: number): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  return size >= 1000 ? `${sign}$${grouped(size.toFixed(0))}` : `${sign}$${size.toFixed(2)}`;
}

/** 75 -> "1 min 15 s"; 0.4 -> "0.4 s"; 7260 -> "2 h 1 min". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${trimmed(seconds, seconds < 10 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h > 0) return min === 0 ? `${grouped(String(h))} h` : `${grouped(String(h))} h ${String(min)} min`;
  return s === 0 ? `${String(min)} min` : `${String(min)} min ${String(s)} s`;
}

/** 1, "node" -> "1 node"; 3, "node" -> "3 nodes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}

function trimmed(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals);
  const short = decimals > 0 ? fixed.replace(/\.?0+$/, "") : fixed;
  return grouped(short === "-0" ? "0" : short);
}

function grouped(digits: string): string {
  const [whole = "", rest] = digits.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return rest === undefined ? spaced : `${spaced}.${rest}`;
}
