import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { LevelChartData } from "../../components/figures/level-chart";
import { formatUtc } from "../../components/ui/time";
import { LEVELS, levelName } from "../../domain/rubric/level";
import type { ProgressView } from "../../services/views";

const WIDTH = 360;
const HEIGHT = 150;
/** Room for the words of the levels, which are the scale. */
const LEFT = 78;
/** Two dates need this much room side by side. */
const TWO_LABELS = 170;
const MARGIN = { top: 10, right: 8, bottom: 30 } as const;

type DimensionPoints = ProgressView["dimensions"][number]["points"];

/** Every attempt that any dimension was graded in, oldest first: the shared x axis of all six charts. */
export function sharedAttempts(dimensions: ProgressView["dimensions"]): string[] {
  const startOf = new Map(dimensions.flatMap((one) => one.points.map((point) => [point.attemptId, point.at] as const)));
  return [...startOf].sort(([, a], [, b]) => a.localeCompare(b)).map(([id]) => id);
}

/**
 * Places one dimension's mean levels on the shared axis. Attempts stand side by side, not to the scale of time: three in one
 * evening would fall into one dot.
 */
export function levelChart(points: DimensionPoints, attemptIds: readonly string[]): LevelChartData {
  const x = scalePoint([...attemptIds], [LEFT + 8, WIDTH - MARGIN.right]);
  const y = scaleLinear([0, 3], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const placed = points.map((point) => ({ ...point, x: round(x(point.attemptId) ?? LEFT), y: round(y(point.level)) }));
  return drawn(
    placed,
    LEVELS.map((level) => ({ y: round(y(level)), label: levelName(level) })),
  );
}

/** Share of reasoning per period, on a scale from 0 to 100%; null before there is one. */
export function shareChart(periods: ProgressView["reasoning"]["periods"]): LevelChartData | null {
  const known = periods.flatMap(({ share, to }) => (share === null ? [] : [{ share, at: to }]));
  if (known.length === 0) return null;
  const x = scalePoint(
    known.map((_, index) => String(index)),
    [LEFT + 8, WIDTH - MARGIN.right],
  );
  const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const placed = known.map(({ share, at }, index) => ({ at, x: round(x(String(index)) ?? LEFT), y: round(y(share)) }));
  return drawn(placed, [
    { y: round(y(0)), label: "all named" },
    { y: round(y(0.5)), label: "half" },
    { y: round(y(1)), label: "all reasons" },
  ]);
}

function drawn(placed: readonly { x: number; y: number; at: string }[], grid: LevelChartData["grid"]): LevelChartData {
  const curve = line<{ x: number; y: number }>(
    (one) => one.x,
    (one) => one.y,
  ).digits(1);
  const [first, last] = [placed.at(0), placed.at(-1)];
  return {
    width: WIDTH,
    height: HEIGHT,
    path: placed.length < 2 ? "" : (curve([...placed]) ?? ""),
    dots: placed.map((one, index) => ({ x: one.x, y: one.y, isLast: index === placed.length - 1 })),
    grid,
    gridLeft: LEFT,
    ends: first === undefined || last === undefined ? [] : endLabels(first, last),
  };
}

function endLabels(first: { x: number; at: string }, last: { x: number; at: string }): LevelChartData["ends"] {
  const end = { x: last.x, label: formatUtc(last.at, "date"), anchor: anchorOf(last.x) };
  const start = { x: first.x, label: formatUtc(first.at, "date"), anchor: "start" as const };
  return last.x - first.x < TWO_LABELS || start.label === end.label ? [end] : [start, end];
}

function anchorOf(x: number): "start" | "end" {
  return x > (LEFT + WIDTH) / 2 ? "end" : "start";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
