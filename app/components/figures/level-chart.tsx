import { useId } from "react";

/** A drawn level curve: everything is computed on the server, this only places it. */
export type LevelChartData = {
  width: number;
  height: number;
  /** SVG path of the curve; empty with fewer than two points. */
  path: string;
  dots: { x: number; y: number; isLast: boolean }[];
  grid: { y: number; label: string }[];
  gridLeft: number;
  /** Dates under the first and the last attempt. */
  ends: { x: number; label: string; anchor: "start" | "end" }[];
};

/** Level over attempts of one dimension. `summary` says in a sentence what the curve shows. */
export function LevelChart({ chart, title, summary }: { chart: LevelChartData; title: string; summary: string }) {
  const id = useId();
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${String(chart.width)} ${String(chart.height)}`}
      className="h-auto w-full"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{summary}</desc>
      {chart.grid.map((line) => (
        <g key={line.label}>
          <line x1={chart.gridLeft} x2={chart.width} y1={line.y} y2={line.y} className="figure-grid" />
          <text x={chart.gridLeft - 8} y={line.y + 4} textAnchor="end" fontSize="12" className="figure-note">
            {line.label}
          </text>
        </g>
      ))}
      {chart.path === "" ? null : <path d={chart.path} className="figure-line" />}
      {chart.dots.map((dot) => (
        <circle
          key={dot.x}
          cx={dot.x}
          cy={dot.y}
          r="4"
          className={dot.isLast ? "figure-dot figure-dot-last" : "figure-dot"}
        />
      ))}
      {chart.ends.map((end) => (
        <text key={end.x} x={end.x} y={chart.height - 3} textAnchor={end.anchor} fontSize="12" className="figure-note">
          {end.label}
        </text>
      ))}
    </svg>
  );
}
