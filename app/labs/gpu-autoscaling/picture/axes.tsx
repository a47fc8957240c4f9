import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { place, type PlotScales } from "../../../components/figures/plot/plot";
import { plain } from "../../kit/number-words";
import type { Result } from "../result";

export type Box = { top: number; height: number; width: number };

export const LEFT = 40;
export const ROW = 18;
const RIGHT = 8;
const TYPE = 12;
/** About what a character of that size takes. */
const LETTER = 5.9;

/** Only the points on either side of a change, and the ends: the rest says nothing new. */
export function changes<Point extends readonly number[]>(points: readonly Point[]): Point[] {
  const key = (point: Point | undefined) => point?.slice(1).join(" ");
  return points.filter(
    (point, index) => key(point) !== key(points[index - 1]) || key(point) !== key(points[index + 1]),
  );
}

export function scalesOf({ series }: Result, { top, height, width }: Box, most: number): PlotScales {
  const minutes = series.atS.map((atS) => atS / 60);
  const right = width - RIGHT;
  const bottom = top + height;
  return {
    x: scaleLinear([minutes[0] ?? 0, minutes.at(-1) ?? 1], [LEFT, right]),
    y: scaleLinear([0, Math.max(1, most)], [bottom, top]),
    bottom,
    right,
  };
}

export function Text({
  x,
  y,
  children,
  anchor = "start",
  isSoft = false,
}: {
  x: number;
  y: number;
  children: ReactNode;
  anchor?: "start" | "middle" | "end";
  isSoft?: boolean;
}) {
  return (
    <text
      x={place(x)}
      y={place(y)}
      textAnchor={anchor}
      fontSize={TYPE}
      className={isSoft ? "figure-note" : "figure-text"}
    >
      {children}
    </text>
  );
}

export function Rows({ scales, count }: { scales: PlotScales; count: number }) {
  return scales.y.ticks(count).map((value) => (
    <g key={value}>
      <line
        x1={LEFT}
        x2={scales.right}
        y1={place(scales.y(value))}
        y2={place(scales.y(value))}
        className="figure-grid"
      />
      <Text x={LEFT - 5} y={scales.y(value) + 4} anchor="end" isSoft>
        {value >= 10_000 ? `${plain(value / 1000, 0)}k` : plain(value, 0)}
      </Text>
    </g>
  ));
}

export function Minutes({ scales, width }: { scales: PlotScales; width: number }) {
  return scales.x.ticks(width < 500 ? 4 : 8).map((value) => (
    <Text key={value} x={scales.x(value)} y={scales.bottom + 15} anchor="middle" isSoft>
      {plain(value, 0)}
    </Text>
  ));
}

/** A stretch of time with its ends marked, and its name beside or under it. */
export function Span({
  scales,
  y,
  fromS,
  toS,
  label,
  isUnder = false,
}: {
  scales: PlotScales;
  y: number;
  fromS: number;
  toS: number;
  label: string;
  isUnder?: boolean;
}) {
  const left = place(scales.x(fromS / 60));
  const right = place(Math.min(scales.right, scales.x(toS / 60)));
  const long = LETTER * label.length;
  const spot = isUnder
    ? ({ x: left + 4, y: y + 16, anchor: "start" } as const)
    : right + long + 6 < scales.right
      ? ({ x: right + 6, y: y + 4, anchor: "start" } as const)
      : left - long - 6 > LEFT
        ? ({ x: left - 6, y: y + 4, anchor: "end" } as const)
        : ({ x: left + 4, y: y + 16, anchor: "start" } as const);
  return (
    <g>
      <path
        d={`M${left} ${place(y - 4)}V${place(y + 4)}M${left} ${place(y)}H${right}M${right} ${place(y - 4)}V${place(y + 4)}`}
        className="plot-line plot-line-bad"
      />
      <Text {...spot}>{label}</Text>
    </g>
  );
}
