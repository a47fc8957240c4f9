import { Picture as Frame, place } from "../../components/figures/plot/plot";
import { counted, percent, plain } from "../kit/number-words";
import { clockAxis, type ClockAxis } from "./clock-axis";
import { time } from "./explain";
import type { Params } from "./params";
import type { Result, Step } from "./result";

const TYPE = 12;
/** Width of a character at that size, on the wide side. */
const CHARACTER = 6.7;
const LEFT = 4;
const ROW = 52;
const BAR = 9;
const TOP = 30;
const BOTTOM = 38;
const MOST_ROWS = 12;
/** Room for the answer to the right of the bars. */
const ANSWER = 82;

/** Rows are names in their order, on one clock: hollow bars are NXDOMAIN, the full one is the answer, the hatched break is waiting. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const shown = result.steps.slice(0, MOST_ROWS);
  const hidden = result.steps.length - shown.length;
  const axis = clockAxis(shown, LEFT, width - ANSWER);
  const bottom = TOP + shown.length * ROW + (hidden > 0 ? 18 : 0);
  return (
    <Frame
      width={width}
      height={bottom + BOTTOM}
      title={`The lookup of ${params.name}, name by name`}
      summary={summaryOf(result, params)}
    >
      <text x={LEFT} y={TYPE + 2} fontSize={TYPE} className="figure-note">
        {headOf(result)}
      </text>
      {axis.gap === null ? null : <Gap axis={axis} bottom={bottom} />}
      {shown.map((step, index) => (
        <Row
          key={step.name + String(index)}
          step={step}
          number={index + 1}
          top={TOP + index * ROW}
          {...{ axis, width }}
        />
      ))}
      {hidden > 0 ? (
        <text x={LEFT} y={bottom - 4} fontSize={TYPE} className="figure-note">
          {`and ${counted(hidden, "more name")}, in the table`}
        </text>
      ) : null}
      <Axis axis={axis} bottom={bottom} right={width - ANSWER} />
    </Frame>
  );
}

function headOf({ lookup }: Result): string {
  const queries = counted(lookup.queries, "query", "queries");
  return `${counted(lookup.names, "name")}, ${queries}, ${counted(lookup.wastedQueries, "wasted", "wasted")}: ${time(lookup.ms)}`;
}

function summaryOf(result: Result, params: Params): string {
  const { lookup } = result;
  const names = result.steps.map((step) => `${step.name} ${step.answer}`).join(", ");
  const wait = lookup.waitedMs > 0 ? ` One packet is lost and the resolver waits ${time(lookup.waitedMs)}.` : "";
  return `${params.libc} asks in this order: ${names}. It takes ${time(lookup.ms)}.${wait}`;
}

/** The name over its bars; on a narrow page a long one loses its middle. */
function Row({
  step,
  number,
  top,
  axis,
  width,
}: {
  step: Step;
  number: number;
  top: number;
  axis: ClockAxis;
  width: number;
}) {
  const label = `${String(number)}  ${shortened(step.name, Math.floor((width - LEFT) / CHARACTER) - 3)}`;
  const isFound = step.answer === "NOERROR";
  const end = axis.x(step.endMs);
  return (
    <g>
      <line x1={LEFT} x2={width - 4} y1={top + 2} y2={top + 2} className="figure-grid" />
      <text
        x={LEFT}
        y={top + 17}
        fontSize={TYPE}
        className={isFound ? "figure-text" : "figure-note"}
        fontWeight={isFound ? 600 : 400}
      >
        {label}
      </text>
      {step.types.map((type, index) => (
        <Bars key={type} {...{ step, type, index, axis }} top={top + 23 + index * (BAR + 3)} />
      ))}
      {step.lost === null || axis.gap === null ? null : (
        <text
          x={place((axis.gap.left + axis.gap.right) / 2)}
          y={top + 44}
          fontSize={TYPE}
          textAnchor="middle"
          fontWeight="600"
          className="figure-text"
        >
          {`${step.lost} lost`}
        </text>
      )}
      <text x={place(end + 7)} y={top + 36} fontSize={TYPE} className={isFound ? "figure-text" : "figure-note"}>
        {isFound ? "NOERROR" : "NXDOMAIN"}
      </text>
    </g>
  );
}

/** The queries of one record type: from sending to the answer, and once more after a loss. */
function Bars({
  step,
  type,
  index,
  axis,
  top,
}: {
  step: Step;
  type: string;
  index: number;
  axis: ClockAxis;
  top: number;
}) {
  return spansOf(step, type, index, axis).map(({ from, to, isLost }, turn) => {
    const left = place(axis.x(from));
    const right = place(axis.x(to));
    return isLost ? (
      <g key={turn}>
        <path
          d={`M${String(left)} ${String(top + BAR / 2)}H${String(right - 8)}`}
          className="plot-line plot-line-bad"
          strokeDasharray="3 3"
        />
        <path
          d={`M${String(right - 8)} ${String(top)}l8 ${String(BAR)}m0 -${String(BAR)}l-8 ${String(BAR)}`}
          className="plot-line plot-line-bad"
        />
      </g>
    ) : (
      <rect
        key={turn}
        x={left}
        y={top}
        width={Math.max(3, place(right - left - 1))}
        height={BAR}
        rx="2"
        className={step.answer === "NOERROR" ? "figure-dot-last" : "plot-box"}
      />
    );
  });
}

type Span = { from: number; to: number; isLost: boolean };

function spansOf(step: Step, type: string, index: number, axis: ClockAxis): Span[] {
  const last = step.types.length - 1;
  if (step.waitedMs === 0) {
    const round = (step.endMs - step.startMs) / (step.isSerial ? step.types.length : 1);
    const from = step.startMs + (step.isSerial ? index * round : 0);
    return [{ from, to: from + round, isLost: false }];
  }
  const gap = axis.gap ?? { fromMs: step.startMs, toMs: step.endMs };
  const first = { from: step.startMs, to: gap.fromMs, isLost: type === step.lost };
  const repeats = step.packets - step.types.length;
  const round = (step.endMs - gap.toMs) / repeats;
  if (repeats === 1 && index !== last) return [first];
  const from = gap.toMs + (repeats === 1 ? 0 : index * round);
  return [first, { from, to: from + round, isLost: false }];
}

function Gap({ axis: { gap }, bottom }: { axis: ClockAxis; bottom: number }) {
  if (gap === null) return null;
  const middle = (gap.left + gap.right) / 2;
  return (
    <g>
      <rect
        x={place(gap.left)}
        y={TOP}
        width={place(gap.right - gap.left)}
        height={place(bottom - TOP)}
        className="plot-area plot-area-bad"
        opacity="0.35"
      />
      <text
        x={place(middle)}
        y={bottom + 16}
        fontSize={TYPE}
        textAnchor="middle"
        fontWeight="600"
        className="figure-text"
      >
        {`waits ${time(gap.toMs - gap.fromMs)}`}
      </text>
    </g>
  );
}

function Axis({ axis, bottom, right }: { axis: ClockAxis; bottom: number; right: number }) {
  const ticks = axis.gap === null ? axis.ticks : axis.ticks.filter((_, index) => index === 0 || index === 3);
  return (
    <g>
      <line x1={LEFT} x2={right} y1={bottom} y2={bottom} className="figure-edge" />
      {ticks.map(({ ms, x }, index) => (
        <g key={ms}>
          <line x1={place(x)} x2={place(x)} y1={bottom} y2={bottom + 4} className="figure-edge" />
          <text
            x={place(x)}
            y={bottom + 16}
            fontSize={TYPE}
            textAnchor={index === 0 ? "start" : "middle"}
            className="figure-note"
          >
            {ms === 0 ? "0" : time(ms)}
          </text>
        </g>
      ))}
      <text x={LEFT} y={bottom + 32} fontSize={TYPE} className="figure-note">
        time since the program asked
      </text>
    </g>
  );
}

function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const kept = Math.floor((most - 1) / 2);
  return `${name.slice(0, kept)}…${name.slice(-kept)}`;
}

/** What the shapes mean, the three resolvers side by side, and the load. */
export function Detail({ params, result }: { params: Params; result: Result }) {
  const { load, latency, stalls } = result;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-soft">
        Each row is a name; the upper bar is A, the lower AAAA, from the query to its answer. Hollow: NXDOMAIN. Full:
        the answer. A cross: the packet was dropped, and the shaded stretch, not to scale, is the resolver waiting for
        it.
      </p>
      <ul className="text-sm">
        {result.resolvers.map(({ libc, verdict, names, queries }) => (
          <li key={libc}>
            {`${libc === params.libc ? "This run, " : ""}${libc === "go" ? "Go" : libc}: ${verdict} with ${counted(names, "name")} and ${counted(queries, "query", "queries")}.`}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">
        {`${plain(params.lookupsPerSecond)} lookups a second make ${plain(load.queriesPerSecond)} queries, ${percent(load.nxdomainShare)} NXDOMAIN; ${plain(load.clusterQueriesPerSecond)} of them reach cluster DNS. Lookup: median ${time(latency.p50Ms)}, p99 ${time(latency.p99Ms)}, p99.9 ${time(latency.p999Ms)}; ${plain(stalls.perHour, 0)} stalls an hour.`}
      </p>
    </div>
  );
}
