import type { PlotScales } from "../../../components/figures/plot/plot";
import { place } from "../../../components/figures/plot/plot";
import { Line, StepArea, StepLine } from "../../../components/figures/plot/series";
import { duration } from "../../kit/number-words";
import type { Result } from "../result";
import { changes, Minutes, Rows, scalesOf, Span, Text, type Box } from "./axes";

/** Ready replicas as an area, the load as a line over it, and what is short in red. */
export function FleetPanel({ result, box }: { result: Result; box: Box }) {
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
      <Text x={0} y={12}>
        Replicas
      </Text>
      <Rows scales={scales} count={4} />
      <StepArea
        points={changes(series.ready.map((ready, index) => [at(index), 0, ready] as const))}
        scales={scales}
        tone={2}
      />
      <StepArea points={changes(short)} scales={scales} tone="bad" />
      <StepLine points={changes(points(series.asked))} scales={scales} tone={3} />
      <Line points={changes(points(series.needed))} scales={scales} tone={1} />
      <Names result={result} scales={scales} />
      {reaction === null ? null : (
        <Span
          scales={scales}
          y={spanTop}
          fromS={reaction.waveS}
          toS={reaction.waveS + reaction.readyS}
          label={`first new replica: ${duration(reaction.readyS)}`}
        />
      )}
      {schedule === null ? null : (
        <Span scales={scales} y={spanTop + 22} fromS={schedule.askedS} toS={schedule.readyS} label="schedule" isUnder />
      )}
      <line x1={place(scales.x(0))} x2={place(scales.x(0))} y1={box.top} y2={scales.bottom} className="plot-moment" />
      <Minutes scales={scales} width={box.width} />
    </g>
  );
}

/** The load by name under its first plateau, and what it lacks in the middle of the red. */
function Names({ result, scales }: { result: Result; scales: PlotScales }) {
  const { series, shortage, replicas } = result;
  const highest = series.needed.indexOf(Math.max(...series.needed));
  const x = scales.x((series.atS[highest] ?? 0) / 60) + 6;
  const y = scales.y(series.needed[highest] ?? 0) + 17;
  const isShort = scales.x(shortage.seconds / 60) - scales.x(0) > 60 && replicas.peakNeeded - replicas.standing > 5;
  const middle = scales.x((shortage.fromS ?? 0) / 60 + shortage.seconds / 120);
  return (
    <g>
      <Text x={x} y={y}>
        load
      </Text>
      <Text x={scales.right - 6} y={scales.bottom - 7} anchor="end">
        replicas that serve
      </Text>
      {isShort ? (
        <Text x={middle} y={scales.y((replicas.standing + replicas.peakNeeded) / 2) + 4} anchor="middle">
          too few
        </Text>
      ) : null}
    </g>
  );
}
