import { place, Plot, type PlotScales } from "../../components/figures/plot/plot";
import { Legend, Line, Moment, StepArea, type PlotPoint } from "../../components/figures/plot/series";
import { counted, duration, plain } from "../kit/number-words";
import { timeWords } from "./outcome";
import type { Params } from "./params";
import type { Result } from "./result";
import { isAttacked } from "./simulation/timeline";

type Band = readonly (readonly [x: number, low: number, high: number])[];

const HOURS_PER_DAY = 24;
const TYPE = 12;
/** Width of one character of the picture's type, on average. */
const CHARACTER = 6.8;
const MOST_NAMED = 6;
const ROWS = 3;

/** One day, the attack's or the worst: what serves, stacked, against the load; red is load that finds nothing. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const bands = bandsOf(result);
  const highest = Math.max(...bands.load.map(([, load]) => load), ...bands.fallback.map(([, , top]) => top), 1);
  const { day } = result.timeline;
  return (
    <Plot
      width={width}
      height={width < 500 ? 300 : 330}
      xDomain={[0, Math.min(HOURS_PER_DAY, (bands.load.at(-1)?.[0] ?? 0) + 0.05)]}
      yDomain={[0, highest * 1.28]}
      xLabel={
        width < 500
          ? `hour of day ${day}`
          : `hour of day ${day} of ${plain(Math.ceil(result.days), 0)}, ${isAttacked(params) ? "the attack" : "the worst"}`
      }
      yLabel="GPUs"
      title={`Capacity and load on day ${day}`}
      summary={summaryOf(result)}
    >
      {(scales) => (
        <>
          <StepArea points={bands.baseline} scales={scales} tone={1} />
          <StepArea points={bands.spot} scales={scales} tone={2} />
          <StepArea points={bands.fallback} scales={scales} tone={3} />
          <StepArea points={bands.missing} scales={scales} tone="bad" />
          <Line points={bands.load} scales={scales} tone="bad" />
          <SingleLosses result={result} scales={scales} />
          <Reclaims result={result} scales={scales} />
          <LoadName load={bands.load} scales={scales} />
          <BandNames bands={bands} scales={scales} lines={linesOf(result)} />
          <LongestOutage result={result} scales={scales} />
        </>
      )}
    </Plot>
  );
}

/** What the tones mean, and the other days in words. */
export function Detail({ result }: { params: Params; result: Result }) {
  const { timeline, perDay } = result;
  const singles = timeline.losses.filter(({ isReclaim }) => !isReclaim);
  const bad = perDay.filter(({ unavailableMinutes }) => unavailableMinutes > 0);
  const words = bad.slice(0, 10).map((one) => `day ${one.day} for ${duration(one.unavailableMinutes * 60)}`);
  return (
    <div className="space-y-2">
      <Legend
        items={[
          { tone: 1, label: "On-demand baseline", isArea: true },
          { tone: 2, label: "Spot", isArea: true },
          { tone: 3, label: "On-demand fallback", isArea: true },
          { tone: "bad", label: "Load", isArea: false },
          { tone: "bad", label: "Load above capacity", isArea: true },
        ]}
      />
      <p className="text-sm text-ink-soft">
        Dotted lines: a zone takes everything back.
        {singles.length > 0 &&
          ` Ticks on the axis: ${counted(singles.length, "loss", "losses")} of part of a zone.`}{" "}
        {bad.length === 0
          ? "The load is never above the capacity."
          : `Load above capacity: ${words.join(", ")}${bad.length > words.length ? " and more" : ""}.`}
      </p>
    </div>
  );
}

function bandsOf({ timeline }: Result) {
  const hour = (index: number): number => (index * timeline.stepSeconds) / 3600;
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const stack = timeline.load.map((load, index) => {
    const base = at(timeline.baseline, index);
    const withSpot = base + at(timeline.spot, index);
    return { x: hour(index), load, base, withSpot, all: withSpot + at(timeline.fallback, index) };
  });
  const last = stack.at(-1);
  const ended = last === undefined ? stack : [...stack, { ...last, x: hour(stack.length) }];
  return {
    baseline: steps(ended.map(({ x, base }) => [x, 0, base] as const)),
    spot: steps(ended.map(({ x, base, withSpot }) => [x, base, withSpot] as const)),
    fallback: steps(ended.map(({ x, withSpot, all }) => [x, withSpot, all] as const)),
    missing: steps(
      ended.map(({ x, all, load }) => (load > all + 0.05 ? ([x, all, load] as const) : ([x, all, all] as const))),
    ),
    load: ramp(ended.map(({ x, load }) => [x, load] as const)),
  };
}

/** Without the points at which nothing changes: the picture stays small. */
function steps(points: Band): Band {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || index === points.length - 1 || before[1] !== point[1] || before[2] !== point[2];
  });
}

/** Every sixth point of the ramp, and both ends of a jump. */
function ramp(points: readonly PlotPoint[]): readonly PlotPoint[] {
  const jumps = (a: PlotPoint | undefined, b: PlotPoint | undefined): boolean =>
    a !== undefined && b !== undefined && Math.abs(a[1] - b[1]) > Math.max(1, 0.05 * a[1]);
  return points.filter(
    (point, index) =>
      index % 6 === 0 ||
      index === points.length - 1 ||
      jumps(points[index - 1], point) ||
      jumps(point, points[index + 1]),
  );
}

/** Named lines for the reclaims, in rows so that their names do not meet; the largest when there are many. */
function Reclaims({ result, scales }: { result: Result; scales: PlotScales }) {
  const { losses, fromSeconds } = result.timeline;
  const reclaims = losses.filter(({ isReclaim }) => isReclaim);
  const named = [...reclaims].sort((a, b) => b.gpus - a.gpus).slice(0, MOST_NAMED);
  const ends = Array.from({ length: ROWS }, () => -Infinity);
  return named
    .map((loss) => ({ ...loss, hour: (loss.atSeconds - fromSeconds) / 3600 }))
    .sort((a, b) => a.hour - b.hour)
    .map(({ zone, gpus, hour, atSeconds }) => {
      const label = `${zone} −${gpus}`;
      const wide = label.length * CHARACTER + 12;
      const x = scales.x(hour);
      const isLeft = x > (scales.right * 2) / 3;
      const [from, to] = isLeft ? [x - wide, x] : [x, x + wide];
      const row = Math.max(
        0,
        ends.findIndex((end) => end <= from),
      );
      ends[row] = to;
      return <Moment key={`${zone} ${atSeconds}`} at={hour} label={label} scales={scales} row={row} />;
    });
}

/** Losses of part of a zone: ticks that stand on the axis. */
function SingleLosses({ result, scales }: { result: Result; scales: PlotScales }) {
  const { losses, fromSeconds } = result.timeline;
  const ticks = losses
    .filter(({ isReclaim }) => !isReclaim)
    .map(({ atSeconds }) => `M${place(scales.x((atSeconds - fromSeconds) / 3600))} ${scales.bottom}v-8`);
  return ticks.length === 0 ? null : <path d={ticks.join("")} className="figure-arrow plot-moment" />;
}

/** In the evening, over the falling line. */
function LoadName({ load, scales }: { load: readonly PlotPoint[]; scales: PlotScales }) {
  const [from, to] = scales.x.domain();
  const wanted = (from ?? 0) + 0.86 * ((to ?? 0) - (from ?? 0));
  const point = load.find(([hour]) => hour >= wanted);
  if (point === undefined) return null;
  return (
    <text x={place(scales.x(point[0]) + 3)} y={place(scales.y(point[1]) - 7)} fontSize={TYPE} className="figure-text">
      load
    </text>
  );
}

/** Hours at which a dotted line stands. */
function linesOf({ timeline: { losses, fromSeconds } }: Result): number[] {
  return losses.filter(({ isReclaim }) => isReclaim).map(({ atSeconds }) => (atSeconds - fromSeconds) / 3600);
}

type Names = { bands: ReturnType<typeof bandsOf>; scales: PlotScales; lines: readonly number[] };

/** The names of the bands, each where it is highest and no line runs through it. */
function BandNames({ bands, scales, lines }: Names) {
  const names: [string, Band][] = [
    ["baseline, on demand", bands.baseline],
    ["spot", bands.spot],
    ["fallback", bands.fallback],
  ];
  return names.map(([name, band]) => {
    const at = roomiest(band, name.length * CHARACTER, { bands, scales, lines });
    if (at === null) return null;
    return (
      <text key={name} x={place(at.x)} y={place(at.y + 4)} textAnchor="middle" fontSize={TYPE} className="figure-text">
        {name}
      </text>
    );
  });
}

/** The middle of the tallest stretch of a band that a text of this width fits into; null when there is none. */
function roomiest(band: Band, wide: number, { bands, scales, lines }: Names): { x: number; y: number } | null {
  let best: { x: number; y: number; room: number } | null = null;
  for (let x = (scales.x.range()[0] ?? 0) + wide / 2 + 6; x < scales.right - wide / 2 - 4; x += 5) {
    const [from, to] = [scales.x.invert(x - wide / 2), scales.x.invert(x + wide / 2)];
    const under = [0, 0.25, 0.5, 0.75, 1].map((share) => pointAt(band, from + share * (to - from)));
    const low = scales.y(Math.max(...under.map((point) => point?.[1] ?? 0)));
    const high = scales.y(Math.min(...under.map((point) => point?.[2] ?? 0)));
    const y = (low + high) / 2;
    if (low - high < TYPE + 4) continue;
    const isCrossed =
      lines.some((hour) => hour > from && hour < to) ||
      bands.load.some(([hour, load]) => hour > from - 0.3 && hour < to + 0.3 && Math.abs(scales.y(load) - y) < TYPE);
    const room = low - high - (isCrossed ? 1000 : 0);
    if (best === null || room > best.room + 0.5) best = { x, y, room };
  }
  return best;
}

function pointAt(band: Band, hour: number): Band[number] | undefined {
  let found = band[0];
  for (const point of band) {
    if (point[0] > hour) break;
    found = point;
  }
  return found;
}

/** The longest outage of the day says how long it is, when there is room in the red for it. */
function LongestOutage({ result, scales }: { result: Result; scales: PlotScales }) {
  const { outages, fromSeconds, stepSeconds, load, baseline, spot, fallback } = result.timeline;
  const longest = outages.reduce<(typeof outages)[number] | null>(
    (most, one) => (most === null || one.toSeconds - one.fromSeconds > most.toSeconds - most.fromSeconds ? one : most),
    null,
  );
  if (longest === null) return null;
  const middle = (longest.fromSeconds + longest.toSeconds) / 2 - fromSeconds;
  const index = Math.min(load.length - 1, Math.floor(middle / stepSeconds));
  const capacity = (baseline[index] ?? 0) + (spot[index] ?? 0) + (fallback[index] ?? 0);
  const [top, bottom] = [scales.y(load[index] ?? 0), scales.y(capacity)];
  const words = ["short for", duration(longest.toSeconds - longest.fromSeconds)];
  const wide = scales.x(longest.toSeconds / 3600) - scales.x(longest.fromSeconds / 3600);
  if (bottom - top < 2 * TYPE + 10 || wide < Math.max(...words.map((word) => word.length)) * 6.2 + 2) return null;
  const y = (top + bottom) / 2;
  return (
    <text textAnchor="middle" fontSize={TYPE} className="figure-text">
      {words.map((word, row) => (
        <tspan key={word} x={place(scales.x(middle / 3600))} y={place(y - 3 + row * (TYPE + 3))}>
          {word}
        </tspan>
      ))}
    </text>
  );
}

function summaryOf({ timeline, slo }: Result): string {
  const { losses, outages, day, fromSeconds } = timeline;
  const reclaims = losses.filter(({ isReclaim }) => isReclaim);
  const lost = reclaims
    .slice(0, 3)
    .map(({ zone, gpus, atSeconds }) => `${zone} takes back ${gpus} at ${timeWords(atSeconds)}`);
  const short = outages.reduce((sum, one) => sum + one.toSeconds - one.fromSeconds, 0);
  const minutes =
    short === 0 ? "The load is never above the capacity" : `The load is above the capacity for ${duration(short)}`;
  return [
    `Day ${day}, from ${timeWords(fromSeconds)}: baseline, spot and fallback stacked, with the load as a line.`,
    lost.length === 0 ? "No zone is reclaimed." : `${lost.join(", ")}${reclaims.length > 3 ? ", and more" : ""}.`,
    `${minutes}; over the whole run ${plain(slo.unavailableMinutesDay)} minutes a day.`,
  ].join(" ");
}
