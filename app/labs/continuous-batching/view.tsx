import { Picture as Frame, place } from "../../components/figures/plot/plot";
import { Legend } from "../../components/figures/plot/series";
import { duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Result } from "./result";

const TYPE = 12;
const LEFT = 44;
const RIGHT = 8;
const WAITING = 84;

type Bars = readonly (readonly [slot: number, from: number, to: number])[];
type Frames = { width: number; slots: number; grid: Result["grid"]; top: number; height: number };

/** Slots as rows, steps to the right: static above, continuous under it, then the queue that the load leaves at the door. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const { grid, lever } = result;
  const { slots } = params;
  const row = Math.max(6, Math.min(12, Math.floor(112 / grid.rows)));
  const height = row * grid.rows;
  const second = 26 + height + 34;
  const axis = second + height + 6;
  const strip = axis + 48;
  return (
    <Frame
      width={width}
      height={strip + WAITING + 22}
      title="Slots with static and with continuous batching"
      summary={`In the same ${plain(grid.until, 0)} decode steps static batching finishes ${plain(grid.staticDone, 0)} answers and continuous batching ${plain(grid.continuousDone, 0)}. Over all requests static uses ${percent(lever.staticUtilisation)} of its slot-steps, continuous ${percent(lever.continuousUtilisation)}.`}
    >
      <Head top={14} name="Static" done={grid.staticDone} used={lever.staticUtilisation} isNarrow={width < 500} />
      <StaticGrid {...{ width, slots, grid, height }} top={22} />
      <Head
        top={second - 8}
        name="Continuous"
        done={grid.continuousDone}
        used={lever.continuousUtilisation}
        isNarrow={width < 500}
      />
      <Slots {...{ width, slots, grid, height }} top={second} />
      <Answers {...{ width, slots, grid, height }} top={second} bars={grid.continuous} />
      <text x={LEFT} y={axis + 12} fontSize={TYPE} className="figure-note">
        0
      </text>
      <text x={width - RIGHT} y={axis + 12} textAnchor="end" fontSize={TYPE} className="figure-note">
        {`${plain(grid.until, 0)} decode steps`}
      </text>
      <Waiting {...{ params, result, width }} top={strip} />
    </Frame>
  );
}

function Head({
  top,
  name,
  done,
  used,
  isNarrow,
}: {
  top: number;
  name: string;
  done: number;
  used: number;
  isNarrow: boolean;
}) {
  return (
    <text x={LEFT} y={top} fontSize={TYPE} className="figure-text">
      <tspan fontWeight="600">{name}</tspan>
      {isNarrow
        ? `: ${plain(done, 0)} answers, ${percent(1 - used, 0)} of slots idle`
        : `: ${plain(done, 0)} answers in these steps; over the whole load ${percent(1 - used, 0)} of its slot-steps are idle`}
    </text>
  );
}

/** The bars of a batch, the longest of each in the colour of trouble, and a line where the next batch may start. */
function StaticGrid(frames: Frames) {
  const { grid, top, height } = frames;
  const longest = new Map<number, number>();
  for (const [, from, to] of grid.static) longest.set(from, Math.max(longest.get(from) ?? 0, to));
  const isLongest = ([, from, to]: Bars[number]) => longest.get(from) === to;
  const starts = [...longest.keys()].filter((from) => from > 0);
  const first = xOf(starts[0] ?? grid.until, frames);
  return (
    <>
      <Slots {...frames} />
      <Answers {...frames} bars={grid.static.filter((bar) => !isLongest(bar))} />
      <path d={pathOf(grid.static.filter(isLongest), frames)} className="plot-area plot-area-bad" />
      {first - LEFT > 60 ? (
        <text
          x={place(first - 8)}
          y={place(top + height / 2 + 4)}
          textAnchor="end"
          fontSize={TYPE}
          className="figure-on-line"
        >
          {first - LEFT > 160 ? "idle until the longest ends" : "idle"}
        </text>
      ) : null}
      {starts.map((from) => (
        <line
          key={from}
          x1={xOf(from, frames)}
          x2={xOf(from, frames)}
          y1={top - 3}
          y2={top + height + 3}
          className="plot-moment"
        />
      ))}
    </>
  );
}

function Slots({ width, slots, grid, top, height }: Frames) {
  const row = height / grid.rows;
  return (
    <>
      <rect x={LEFT} y={top} width={width - LEFT - RIGHT} height={height} className="plot-box" />
      {[1, grid.rows].map((slot) => (
        <text
          key={slot}
          x={LEFT - 5}
          y={place(top + row * (slot - 0.5) + 4)}
          textAnchor="end"
          fontSize={TYPE}
          className="figure-note"
        >
          {slot === 1 ? "slot 1" : grid.rows < slots ? `${String(slot)}/${String(slots)}` : String(slot)}
        </text>
      ))}
    </>
  );
}

/** Neighbours in a slot alternate, so that one answer is told from the next. */
function Answers({ bars, ...frames }: Frames & { bars: Bars }) {
  const turn = new Map<number, number>();
  const parts: [Bars[number][], Bars[number][]] = [[], []];
  for (const bar of bars) {
    const count = turn.get(bar[0]) ?? 0;
    turn.set(bar[0], count + 1);
    parts[count % 2 === 0 ? 0 : 1].push(bar);
  }
  return (
    <>
      <path d={pathOf(parts[0], frames)} className="plot-area plot-area-1" />
      <path d={pathOf(parts[1], frames)} className="plot-area plot-area-3" />
    </>
  );
}

function pathOf(bars: Bars, frames: Frames): string {
  const row = frames.height / frames.grid.rows;
  return bars
    .map(([slot, from, to]) => {
      const left = xOf(from, frames);
      const right = xOf(Math.min(to, frames.grid.until), frames);
      const length = place(Math.max(0.4, right - left - 0.4));
      const thick = place(row - 1);
      return `M${String(left)} ${String(place(frames.top + row * slot + 0.5))}h${String(length)}v${String(thick)}h-${String(length)}z`;
    })
    .join("");
}

function xOf(step: number, { width, grid }: Frames): number {
  return place(LEFT + ((width - LEFT - RIGHT) * step) / grid.until);
}

/** The queue of the chosen scheduler; the other one until it leaves the picture. */
function Waiting({ params, result, width, top }: { params: Params; result: Result; width: number; top: number }) {
  const { waiting } = result;
  const chosen = waiting[params.scheduler];
  const other = params.scheduler === "continuous" ? "static" : "continuous";
  const most = 1.1 * Math.max(10, ...chosen);
  const until = waiting.stepS * (chosen.length - 1);
  const scale = { most, top: top + 8, bottom: top + WAITING, step: (width - LEFT - RIGHT) / (chosen.length - 1) };
  return (
    <g>
      <text x={LEFT} y={top} fontSize={TYPE} className="figure-text">
        <tspan fontWeight="600">Waiting at the door</tspan>
        {width < 500
          ? `, ${params.scheduler}`
          : ` with ${params.scheduler} batching; dashed: ${other}, until it leaves the picture`}
      </text>
      <line x1={LEFT} x2={width - RIGHT} y1={scale.bottom} y2={scale.bottom} className="figure-grid" />
      <path d={queuePath(waiting[other], scale)} className="plot-line plot-line-2" />
      <path d={queuePath(chosen, scale)} className="plot-line plot-line-1" />
      <text x={LEFT - 5} y={scale.top + 12} textAnchor="end" fontSize={TYPE} className="figure-note">
        {plain(most, 0)}
      </text>
      <text x={LEFT - 5} y={scale.bottom} textAnchor="end" fontSize={TYPE} className="figure-note">
        0
      </text>
      <text x={LEFT} y={scale.bottom + 16} fontSize={TYPE} className="figure-note">
        0 s
      </text>
      <text x={width - RIGHT} y={scale.bottom + 16} textAnchor="end" fontSize={TYPE} className="figure-note">
        {duration(until)}
      </text>
    </g>
  );
}

function queuePath(
  values: readonly number[],
  scale: { most: number; top: number; bottom: number; step: number },
): string {
  const out = values.findIndex((value) => value > scale.most);
  const shown = out < 0 ? values : values.slice(0, out + 1);
  return shown
    .map((value, index) => {
      const y = scale.bottom - ((scale.bottom - scale.top) * Math.min(value, scale.most)) / scale.most;
      return `${index === 0 ? "M" : "L"}${String(place(LEFT + index * scale.step))} ${String(place(y))}`;
    })
    .join("");
}

/** What the colours mean, and the levers in one line each. */
export function Detail({ params, result }: { params: Params; result: Result }) {
  const { lever, memory } = result;
  return (
    <div className="space-y-3">
      <Legend
        items={[
          { tone: "bad", label: "the answer that its batch waits for", isArea: true },
          { tone: 1, label: "an answer being decoded", isArea: true },
          { tone: 3, label: "the next one in the same slot", isArea: true },
        ]}
      />
      <p className="text-sm text-ink-soft">
        An empty stretch is a slot with nothing to do. The grids count decode steps alone, with every request there at
        the start; the queue beneath has arrivals, prefill and memory in it.
      </p>
      <p className="text-sm text-ink-soft">
        {`Batching gives ${plain(lever.batching)}x, scheduling ${plain(lever.scheduling)}x, both ${plain(lever.together)}x against one request at a time. Memory holds about ${plain(memory.slotsOnDemand, 0)} sequences on demand and ${plain(memory.slotsReserved, 0)} if each reserves ${plain(params.outputLimit, 0)} output tokens.`}
      </p>
    </div>
  );
}
