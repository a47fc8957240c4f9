import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { Picture as Frame, place, type PlotScales } from "../../components/figures/plot/plot";
import { Legend, StepArea, StepLine, type SeriesTone } from "../../components/figures/plot/series";
import { duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Result } from "./result";
import { FORGIVEN } from "./simulation/facts";
import type { TermId } from "./simulation/reaction";

const LEFT = 40;
const RIGHT = 8;
const TYPE = 12;
const ROW = 18;
const TONES: Record<TermId, SeriesTone> = {
  threshold: 4,
  metric: 3,
  sync: 2,
  window: 4,
  node: 1,
  pull: 3,
  weights: 2,
  engine: 4,
};

type Props = { params: Params; result: Result };
type Box = { top: number; height: number; width: number };

/** Load against replicas, the way from the rush to the first new one, the queue, and the minutes that broke. */
export function Picture({ params, result, width }: Props & { width: number }) {
  const terms = (result.reaction?.terms ?? []).filter(({ seconds }) => seconds > 0);
  const columns = width < 500 ? 1 : 3;
  const fleet = { top: 22, height: 176, width };
  const bar = { top: fleet.top + fleet.height + 44, height: 24, width };
  const keys = terms.length === 0 ? ROW : Math.ceil(terms.length / columns) * ROW + ROW;
  const queue = { top: bar.top + bar.height + keys + 40, height: 76, width };
  const height = queue.top + queue.height + 64;
  return (
    <Frame width={width} height={height} title="Load, replicas and queue through the rush" summary={summaryOf(result)}>
      <FleetPanel result={result} box={fleet} />
      <ReactionBar params={params} result={result} box={bar} columns={columns} />
      <QueuePanel result={result} box={queue} />
    </Frame>
  );
}

function summaryOf({ replicas, reaction, slo, queue }: Result): string {
  const first =
    reaction === null
      ? "no replica is added because of it"
      : `the first new replica serves ${duration(reaction.readyS)} after it began`;
  return `The rush needs ${plain(replicas.peakNeeded)} replicas where ${plain(replicas.standing, 0)} stand; ${first}. The queue reaches ${plain(queue.peak, 0)} requests, and ${percent(slo.worstShare)} miss in the worst ten minutes.`;
}

function scalesOf({ series }: Result, { top, height, width }: Box, most: number): PlotScales {
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

function Text({
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

function Rows({ scales, count }: { scales: PlotScales; count: number }) {
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

function Minutes({ scales, width }: { scales: PlotScales; width: number }) {
  return scales.x.ticks(width < 500 ? 4 : 8).map((value) => (
    <Text key={value} x={scales.x(value)} y={scales.bottom + 15} anchor="middle" isSoft>
      {plain(value, 0)}
    </Text>
  ));
}

/** Ready replicas as an area, the load as a line over it, and what is short in red. */
function FleetPanel({ result, box }: { result: Result; box: Box }) {
  const { series, reaction, schedule } = result;
  const most = Math.max(...series.needed, ...series.ready, ...series.asked) * 1.22;
  const scales = scalesOf(result, box, most);
  const at = (index: number) => (series.atS[index] ?? 0) / 60;
  const points = (values: readonly number[]) => values.map((value, index) => [at(index), value] as const);
  const short = series.needed.map((needed, index) => {
    const ready = series.ready[index] ?? 0;
    return [at(index), ready, Math.max(ready, needed)] as const;
  });
  const spanTop = scales.y(most) + 4;
  return (
    <g>
      <Text x={0} y={TYPE}>
        Replicas
      </Text>
      <Rows scales={scales} count={4} />
      <StepArea points={series.ready.map((ready, index) => [at(index), 0, ready] as const)} scales={scales} tone={2} />
      <StepArea points={short} scales={scales} tone="bad" />
      <StepLine points={points(series.asked)} scales={scales} tone={3} />
      <StepLine points={points(series.needed)} scales={scales} tone={1} />
      {reaction === null ? null : (
        <Span
          scales={scales}
          y={spanTop}
          fromS={0}
          toS={reaction.readyS}
          label={`first new replica: ${duration(reaction.readyS)}`}
        />
      )}
      {schedule === null ? null : (
        <Span scales={scales} y={spanTop + 22} fromS={schedule.askedS} toS={schedule.readyS} label="schedule" />
      )}
      <line x1={place(scales.x(0))} x2={place(scales.x(0))} y1={box.top} y2={scales.bottom} className="plot-moment" />
      <Minutes scales={scales} width={box.width} />
    </g>
  );
}

/** A stretch of time with its ends marked, and its name beside or under it. */
function Span({
  scales,
  y,
  fromS,
  toS,
  label,
}: {
  scales: PlotScales;
  y: number;
  fromS: number;
  toS: number;
  label: string;
}) {
  const left = place(scales.x(fromS / 60));
  const right = place(Math.min(scales.right, scales.x(toS / 60)));
  const isBeside = right + 6.5 * label.length + 6 < scales.right;
  return (
    <g>
      <path
        d={`M${left} ${place(y - 4)}V${place(y + 4)}M${left} ${place(y)}H${right}M${right} ${place(y - 4)}V${place(y + 4)}`}
        className="plot-line plot-line-bad"
      />
      <Text x={isBeside ? right + 6 : left + 4} y={isBeside ? y + 4 : y + 16}>
        {label}
      </Text>
    </g>
  );
}

/** The links one after the other on their own scale, against the seconds that a window forgives. */
function ReactionBar({ params, result, box, columns }: Props & { box: Box; columns: number }) {
  const { reaction, budget } = result;
  const title = box.top - 10;
  if (reaction === null) return <NoReaction params={params} result={result} box={box} />;
  const terms = reaction.terms.filter(({ seconds }) => seconds > 0);
  const x = scaleLinear([0, Math.max(reaction.readyS, budget.forgivenS)], [0, box.width]);
  const forgiven = place(x(budget.forgivenS));
  const starts = terms.map((_, index) => terms.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0));
  const keysTop = box.top + box.height + 34;
  return (
    <g>
      <Text x={0} y={title}>
        From the rush to the first new replica: {plain(reaction.readyS, 0)} s
      </Text>
      {terms.map(({ id, seconds }, index) => {
        const left = x(starts[index] ?? 0);
        const wide = x(seconds);
        return (
          <g key={id}>
            <rect
              x={place(left)}
              y={box.top}
              width={Math.max(1, place(wide - 1.5))}
              height={box.height}
              className={`plot-area plot-area-${TONES[id]}`}
            />
            {wide < 14 ? null : (
              <Text x={left + wide / 2} y={box.top + 16} anchor="middle">
                {index + 1}
              </Text>
            )}
          </g>
        );
      })}
      <path d={`M${forgiven} ${box.top - 5}V${box.top + box.height + 8}`} className="plot-line plot-line-bad" />
      <Text x={Math.min(forgiven + 5, box.width - 170)} y={box.top + box.height + 14} isSoft>
        {plain(budget.forgivenS, 0)} s forgiven in a window
      </Text>
      {terms.map(({ id, label, seconds }, index) => {
        const column = index % columns;
        const line = Math.floor(index / columns);
        const left = (column * box.width) / columns;
        return (
          <g key={id}>
            <rect
              x={place(left)}
              y={keysTop + line * ROW - 10}
              width={12}
              height={12}
              className={`plot-area plot-area-${TONES[id]}`}
            />
            <Text x={left + 18} y={keysTop + line * ROW}>
              {index + 1} {label}: {plain(seconds)} s
            </Text>
          </g>
        );
      })}
    </g>
  );
}

function NoReaction({ result, box }: Props & { box: Box }) {
  const { schedule, budget, shortage } = result;
  const first =
    schedule === null ? "The signal asks for no new replica." : "The schedule came first; the signal asks for no more.";
  const second =
    shortage.seconds === 0
      ? `On paper its own way would be ${plain(budget.chainS, 0)} s.`
      : `One that moved would need ${plain(budget.chainS, 0)} s on paper.`;
  return (
    <g>
      <Text x={0} y={box.top - 10}>
        From the rush to the first new replica
      </Text>
      <rect
        x={0}
        y={box.top}
        width={box.width}
        height={box.height + ROW}
        className={`plot-box ${shortage.seconds === 0 ? "" : "plot-box-bad"}`}
      />
      <Text x={10} y={box.top + 17}>
        {first}
      </Text>
      <Text x={10} y={box.top + 34}>
        {second}
      </Text>
    </g>
  );
}

/** Requests that wait, and under them the minutes in which more than 5% missed. */
function QueuePanel({ result, box }: { result: Result; box: Box }) {
  const { series, minutes, slo, queue } = result;
  const scales = scalesOf(result, box, queue.peak);
  const minuteWide = scales.x(1) - scales.x(0);
  const strip = scales.bottom + 6;
  const broken = minutes.missShare.flatMap((share, index) =>
    share > FORGIVEN ? [(minutes.atS[index] ?? 0) / 60] : [],
  );
  return (
    <g>
      <Text x={0} y={box.top - 12}>
        Waiting requests
      </Text>
      <Rows scales={scales} count={2} />
      <StepArea
        points={series.waiting.map((waiting, index) => [(series.atS[index] ?? 0) / 60, 0, waiting] as const)}
        scales={scales}
        tone={3}
      />
      <rect x={LEFT} y={strip} width={place(scales.right - LEFT)} height={10} className="budget-part" />
      {broken.map((from) => (
        <rect
          key={from}
          x={place(scales.x(from))}
          y={strip}
          width={place(Math.max(0, Math.min(minuteWide, scales.right - scales.x(from))))}
          height={10}
          className="plot-area plot-area-bad"
        />
      ))}
      <Minutes scales={{ ...scales, bottom: strip + 12 }} width={box.width} />
      <Text x={0} y={strip + 46}>
        {slo.missMinutes === 0 ? "No minute missed its SLO" : `${plain(slo.missMinutes, 0)} min missed the SLO (red)`}
      </Text>
      <Text x={box.width} y={strip + 46} anchor="end" isSoft>
        min after the rush began
      </Text>
    </g>
  );
}

export function Detail({ params, result }: Props) {
  const { cost, requests, slo } = result;
  return (
    <div className="space-y-3">
      <Legend
        items={[
          { tone: 1, label: "replicas that the load needs" },
          { tone: 2, label: "replicas that serve", isArea: true },
          { tone: 3, label: "replicas asked for" },
          { tone: "bad", label: "more load than replicas; minutes that miss", isArea: true },
        ]}
      />
      <p className="text-sm text-ink-soft">
        {plain(requests.arrivals, 0)} requests: {plain(requests.served - requests.late, 0)} in time,{" "}
        {plain(requests.late, 0)} late, {plain(requests.shed, 0)} refused, {plain(requests.queued, 0)} still waiting.{" "}
        {plain(cost.gpuHours)} GPU-hours in the run; what stands beyond the quiet load costs $
        {plain(cost.standingExtraUsdPerHour)} an hour. With 26 such rushes a month {percent(slo.monthShare, 2)} of a
        month's requests miss.
        {params.maxWaitS === 0 ? " Nothing is refused." : ""}
      </p>
    </div>
  );
}
