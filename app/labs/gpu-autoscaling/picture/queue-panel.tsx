import { place } from "../../../components/figures/plot/plot";
import { StepArea } from "../../../components/figures/plot/series";
import { plain } from "../../kit/number-words";
import type { Result } from "../result";
import { FORGIVEN } from "../simulation/facts";
import { changes, LEFT, Minutes, Rows, scalesOf, Text, type Box } from "./axes";

/** Requests that wait, and under them the minutes in which more than 5% missed. */
export function QueuePanel({ result, box }: { result: Result; box: Box }) {
  const { series, minutes, slo, queue } = result;
  const scales = scalesOf(result, box, queue.peak);
  const strip = scales.bottom + 6;
  const waiting = series.waiting.map((count, index) => [(series.atS[index] ?? 0) / 60, 0, count] as const);
  return (
    <g>
      <Text x={0} y={box.top - 12}>
        {queue.peak === 0 ? "Waiting requests: none" : `Waiting requests: up to ${plain(queue.peak, 0)}`}
      </Text>
      {queue.peak === 0 ? null : <Rows scales={scales} count={2} />}
      <StepArea points={changes(waiting)} scales={scales} tone={3} />
      <rect x={LEFT} y={strip} width={place(scales.right - LEFT)} height={10} className="budget-part" />
      {stretchesOf(minutes).map(([from, to]) => {
        const left = scales.x(from);
        return (
          <rect
            key={from}
            x={place(left)}
            y={strip}
            width={place(Math.min(scales.x(to), scales.right) - left)}
            height={10}
            className="plot-area plot-area-bad"
          />
        );
      })}
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

/** From and to, in minutes, of the stretches in which more missed than is forgiven. */
function stretchesOf({ atS, missShare }: Result["minutes"]): [from: number, to: number][] {
  const step = ((atS[1] ?? 60) - (atS[0] ?? 0)) / 60;
  const stretches: [number, number][] = [];
  missShare.forEach((share, index) => {
    if (share <= FORGIVEN) return;
    const from = (atS[index] ?? 0) / 60;
    const last = stretches.at(-1);
    if (last !== undefined && Math.abs(last[1] - from) < 1e-9) last[1] = from + step;
    else stretches.push([from, from + step]);
  });
  return stretches;
}
