import { area, curveStepAfter, line } from "d3-shape";
import { place, type PlotScales } from "./plot";

export type PlotPoint = readonly [x: number, y: number];
/** 1 to 4: told apart by dash and pattern as well as by colour (styles.css). */
export type SeriesTone = 1 | 2 | 3 | 4 | "bad";

/** A value that holds until the next point: replicas, capacity, a queue. */
export function StepLine({
  points,
  scales,
  tone,
}: {
  points: readonly PlotPoint[];
  scales: PlotScales;
  tone: SeriesTone;
}) {
  const curve = line<PlotPoint>(
    ([x]) => scales.x(x),
    ([, y]) => scales.y(y),
  )
    .curve(curveStepAfter)
    .digits(1);
  return <path d={curve([...points]) ?? ""} className={`plot-line plot-line-${tone}`} />;
}

export function Line({ points, scales, tone }: { points: readonly PlotPoint[]; scales: PlotScales; tone: SeriesTone }) {
  const curve = line<PlotPoint>(
    ([x]) => scales.x(x),
    ([, y]) => scales.y(y),
  ).digits(1);
  return <path d={curve([...points]) ?? ""} className={`plot-line plot-line-${tone}`} />;
}

/** Filled from `base` (the axis, or a lower band) up to the value. */
export function StepArea({
  points,
  scales,
  tone,
}: {
  points: readonly (readonly [x: number, low: number, high: number])[];
  scales: PlotScales;
  tone: SeriesTone;
}) {
  const shape = area<readonly [number, number, number]>()
    .x(([x]) => scales.x(x))
    .y0(([, low]) => scales.y(low))
    .y1(([, , high]) => scales.y(high))
    .curve(curveStepAfter)
    .digits(1);
  return <path d={shape([...points]) ?? ""} className={`plot-area plot-area-${tone}`} />;
}

/** A stretch of the x axis, shaded over the whole height: too little capacity, an outage. */
export function Band({ from, to, scales, tone }: { from: number; to: number; scales: PlotScales; tone: SeriesTone }) {
  const left = place(scales.x(from));
  const top = place(scales.y.range()[1] ?? 0);
  return (
    <rect
      x={left}
      y={top}
      width={Math.max(1, place(scales.x(to) - left))}
      height={place(scales.bottom - top)}
      className={`plot-area plot-area-${tone}`}
    />
  );
}

/** Something that happened at one moment, with its name over the line. */
export function Moment({
  at,
  label,
  scales,
  row = 0,
}: {
  at: number;
  label: string;
  scales: PlotScales;
  row?: number;
}) {
  const x = place(scales.x(at));
  const top = place(scales.y.range()[1] ?? 0);
  const isRight = x > (scales.right * 2) / 3;
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={scales.bottom} className="plot-moment" />
      <text
        x={isRight ? x - 4 : x + 4}
        y={top + 12 + 14 * row}
        textAnchor={isRight ? "end" : "start"}
        fontSize="12"
        className="figure-text"
      >
        {label}
      </text>
    </g>
  );
}

/** What the tones mean: under the picture, as text. */
export function Legend({ items }: { items: readonly { tone: SeriesTone; label: string; isArea?: boolean }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {items.map(({ tone, label, isArea = false }) => (
        <li key={label} className="flex items-center gap-2">
          <svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
            {isArea ? (
              <rect width="24" height="12" className={`plot-area plot-area-${tone}`} />
            ) : (
              <path d="M0 6H24" className={`plot-line plot-line-${tone}`} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
