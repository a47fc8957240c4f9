import type { Entry, Result } from "./result";

/** The rows of the picture: what happened, in the order of time. Rows are evenly spaced; each has its time. */
export type Row =
  | { kind: "theft"; at: number; token: string }
  | { kind: "entry"; at: number; entry: Entry }
  | { kind: "more"; at: number; count: number }
  | { kind: "end"; at: number; words: string };

const MOST = 11;
const FIRST = 7;

export function rowsOf({ log, thief }: Result): Row[] {
  const entries = log.map((entry): Row => ({ kind: "entry", at: entry.at, entry }));
  const around: Row[] = [{ kind: "theft", at: thief.stolenAt, token: thief.stolenToken }];
  if (thief.accessUntil !== null) around.push({ kind: "end", at: thief.accessUntil, words: endOf(thief) });
  const rows = [...entries, ...around].sort((a, b) => a.at - b.at || order(a) - order(b));
  if (rows.length <= MOST) return rows;
  const last = rows.slice(-(MOST - FIRST));
  const hidden = rows.slice(FIRST, -last.length);
  return [...rows.slice(0, FIRST), { kind: "more", at: hidden[0]?.at ?? 0, count: hidden.length }, ...last];
}

/** At the same time the copy comes first and the end of the access last. */
function order({ kind }: Row): number {
  return kind === "theft" ? 0 : kind === "end" ? 2 : 1;
}

function endOf({ endedBy, cameBack }: Result["thief"]): string {
  if (cameBack) return "cookie ends";
  return endedBy === "still inside" ? "still inside" : "access ends";
}

/** "0:54", "17:02:03"; from two days on "9 d 18 h". */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  if (hours >= 48) return `${String(Math.floor(hours / 24))} d ${String(hours % 24)} h`;
  const [minutes, rest] = [Math.floor((whole % 3600) / 60), whole % 60];
  const short = `${String(hours)}:${two(minutes)}`;
  return rest === 0 ? short : `${short}:${two(rest)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
