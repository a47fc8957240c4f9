import { PHASES, phaseIndex, type Phase } from "../attempt/attempt";

/**
 * How far somebody has been told: the last event, the draft's revision, and the attempt's steps. It is the id of every message, so a
 * browser that lost its connection names it in Last-Event-ID and misses nothing, whichever process answers.
 */
export type Cursor = { seq: number; revision: number; steps: number };
export const BEGINNING: Cursor = { seq: 0, revision: 0, steps: 0 };

export function formatCursor({ seq, revision, steps }: Cursor): string {
  return `${String(seq)}.${String(revision)}.${String(steps)}`;
}

/** What a browser sent back; anything that is no cursor of ours begins at the beginning. */
export function parseCursor(value: string | null): Cursor {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(value ?? "");
  if (match === null) return BEGINNING;
  const [, seq, revision, steps] = match;
  return { seq: Number(seq), revision: Number(revision), steps: Number(steps) };
}

/** A number that grows with the phase and with every question asked from the list: both are changes to look at again. */
export function attemptSteps(phase: Phase, clarifications: number): number {
  return phaseIndex(phase) + PHASES.length * clarifications;
}

export type Message = { event: string; id: string; data: unknown };

/** One server-sent event. JSON has no line ends of its own, so one data line holds it. */
export function formatMessage({ event, id, data }: Message): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: keeps proxies from taking a quiet stream for a dead one. */
export const HEARTBEAT = ": still here\n\n";
export const retryAfter = (milliseconds: number): string => `retry: ${String(milliseconds)}\n\n`;
