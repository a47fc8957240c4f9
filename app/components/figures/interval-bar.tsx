import { useId } from "react";

const WIDTH = 320;
const HEIGHT = 44;
/** Half the width of "100%" under the last tick. */
const MARGIN = 20;
const LINE_Y = 16;

/** A range of chances on a scale from 0 to 100%: the band is the interval, the tick its middle. `words` says the same. */
export function IntervalBar({
  low,
  middle,
  high,
  title,
  words,
}: {
  /** 0..1, as `middle` and `high`. */
  low: number;
  middle: number;
  high: number;
  title: string;
  words: string;
}) {
  const id = useId();
  const x = (share: number) => MARGIN + Math.round(share * (WIDTH - 2 * MARGIN) * 10) / 10;
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      className="h-auto w-full max-w-md"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{words}</desc>
      <line x1={x(0)} x2={x(1)} y1={LINE_Y} y2={LINE_Y} className="figure-grid" />
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={x(share)} x2={x(share)} y1={LINE_Y - 5} y2={LINE_Y + 5} className="figure-grid" />
          <text x={x(share)} y={HEIGHT - 4} textAnchor="middle" fontSize="12" className="figure-note">
            {Math.round(100 * share)}%
          </text>
        </g>
      ))}
      <rect
        x={x(low)}
        width={Math.max(2, x(high) - x(low))}
        y={LINE_Y - 6}
        height="12"
        rx="2"
        className="budget-part budget-part-main"
      />
      <line x1={x(middle)} x2={x(middle)} y1={LINE_Y - 11} y2={LINE_Y + 11} className="figure-line" />
    </svg>
  );
}
