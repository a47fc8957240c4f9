import type { Step } from "./result";

/** Where a time stands in the picture. A wait of seconds beside rounds of milliseconds is drawn as a break of fixed width. */
export type ClockAxis = {
  x(ms: number): number;
  /** The wait, as a stretch of the axis; null when nothing was lost. */
  gap: { fromMs: number; toMs: number; left: number; right: number } | null;
  ticks: readonly { ms: number; x: number }[];
};

const GAP_SHARE = 0.3;

export function clockAxis(steps: readonly Step[], left: number, right: number): ClockAxis {
  const end = steps.at(-1)?.endMs ?? 0;
  const stalled = steps.find((step) => step.waitedMs > 0);
  const width = right - left;
  if (stalled === undefined) {
    const x = (ms: number) => left + (end === 0 ? 0 : (ms / end) * width);
    return { x, gap: null, ticks: roundTicks(end).map((ms) => ({ ms, x: x(ms) })) };
  }
  const toMs = stalled.startMs + stalled.waitedMs;
  // A round before the break shows that the other answer is long in.
  const round = (stalled.endMs - toMs) / Math.max(1, stalled.packets - stalled.types.length);
  const fromMs = Math.min(stalled.startMs + round, toMs);
  const gapWidth = GAP_SHARE * width;
  const perMs = (width - gapWidth) / Math.max(1e-9, end - (toMs - fromMs));
  const gapLeft = left + fromMs * perMs;
  const x = (ms: number) => {
    if (ms <= fromMs) return left + ms * perMs;
    if (ms < toMs) return gapLeft + ((ms - fromMs) / (toMs - fromMs)) * gapWidth;
    return gapLeft + gapWidth + (ms - toMs) * perMs;
  };
  const ticks = [0, fromMs, toMs, end].map((ms) => ({ ms, x: x(ms) }));
  return { x, gap: { fromMs, toMs, left: gapLeft, right: gapLeft + gapWidth }, ticks };
}

/** Four or five round numbers from 0 to the end. */
function roundTicks(end: number): number[] {
  if (end <= 0) return [0];
  const rough = end / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999) ?? rough;
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
}
