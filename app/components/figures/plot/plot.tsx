import { scaleLinear, type ScaleLinear } from "d3-scale";
import { useId, type ReactNode } from "react";

export type PlotScales = {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  bottom: number;
  right: number;
};

const LEFT = 48;
const RIGHT = 10;
const TOP = 12;
const BOTTOM = 34;
const TYPE = 12;

/**
 * A picture with two linear axes; `children` draws into it with the scales. One unit is one pixel at full width, so type stays
 * readable when `width` is that of the page (358 on a phone).
 */
export function Plot({
  width,
  height = 240,
  xDomain,
  yDomain,
  xLabel,
  yLabel,
  xTick = String,
  yTick = String,
  title,
  summary,
  children,
}: {
  width: number;
  height?: number;
  xDomain: readonly [number, number];
  yDomain: readonly [number, number];
  /** What the axis counts, with its unit. */
  xLabel: string;
  yLabel: string;
  xTick?: (value: number) => string;
  yTick?: (value: number) => string;
  title: string;
  /** What the picture shows, in a sentence: for those who do not see it. */
  summary: string;
  children: (scales: PlotScales) => ReactNode;
}) {
  const bottom = height - BOTTOM;
  const right = width - RIGHT;
  const x = scaleLinear([...xDomain], [LEFT, right]);
  const y = scaleLinear([...yDomain], [bottom, TOP + TYPE]);
  return (
    <Picture width={width} height={height} title={title} summary={summary}>
      {y.ticks(4).map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={right} y1={place(y(value))} y2={place(y(value))} className="figure-grid" />
          <text x={LEFT - 6} y={place(y(value)) + 4} textAnchor="end" fontSize={TYPE} className="figure-note">
            {yTick(value)}
          </text>
        </g>
      ))}
      {x.ticks(width < 500 ? 4 : 8).map((value) => (
        <text
          key={value}
          x={place(x(value))}
          y={bottom + 15}
          textAnchor="middle"
          fontSize={TYPE}
          className="figure-note"
        >
          {xTick(value)}
        </text>
      ))}
      <text x={right} y={height - 4} textAnchor="end" fontSize={TYPE} className="figure-note">
        {xLabel}
      </text>
      <text x={0} y={TYPE} fontSize={TYPE} className="figure-note">
        {yLabel}
      </text>
      {children({ x, y, bottom, right })}
    </Picture>
  );
}

/** The frame of a lab's picture: one SVG with a title and a description. */
export function Picture({
  width,
  height,
  title,
  summary,
  children,
}: {
  width: number;
  height: number;
  title: string;
  summary: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className="h-auto w-full"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{summary}</desc>
      {children}
    </svg>
  );
}

/** A coordinate to a tenth: shorter markup, and the same in every engine. */
export function place(value: number): number {
  return Math.round(value * 10) / 10;
}
