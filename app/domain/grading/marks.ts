import type { Mark, MarkRole } from "./evidence";

export type Segment = { start: number; text: string; roles: MarkRole[] };

/**
 * Cuts a text at every edge of its marks, so that overlapping ones can be shown: segments in order, without gaps, their texts
 * joined give the text again. Marks outside the text are cut to it; empty ones are dropped.
 */
export function splitMarks(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.start < mark.end);
  const edges = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const roles = inside.filter((mark) => mark.start < end && mark.end > start).map((mark) => mark.role);
    return { start, text: text.slice(start, end), roles: [...new Set(roles)] };
  });
}
