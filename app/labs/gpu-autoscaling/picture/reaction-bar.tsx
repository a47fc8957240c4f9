import { scaleLinear } from "d3-scale";
import { place } from "../../../components/figures/plot/plot";
import type { SeriesTone } from "../../../components/figures/plot/series";
import { plain } from "../../kit/number-words";
import type { Result } from "../result";
import type { TermId } from "../simulation/reaction";
import { ROW, Text, type Box } from "./axes";

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

/** The links one after the other on their own scale, against the seconds that a window forgives. */
export function ReactionBar({ result, box, columns }: { result: Result; box: Box; columns: number }) {
  const { reaction, budget } = result;
  const title = box.top - 10;
  if (reaction === null) return <NoReaction result={result} box={box} />;
  const terms = reaction.terms.filter(({ seconds }) => seconds > 0);
  const x = scaleLinear([0, Math.max(reaction.readyS, budget.forgivenS)], [0, box.width]);
  const forgiven = place(x(budget.forgivenS));
  const isLeft = forgiven > box.width / 2;
  const starts = terms.map((_, index) => terms.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0));
  const keysTop = box.top + box.height + 34;
  return (
    <g>
      <Text x={0} y={title}>
        From the {reaction.waveS === 0 ? "rush" : "second wave"} to the first new replica: {plain(reaction.readyS, 0)} s
      </Text>
      {columns === 1 ? null : (
        <Text x={box.width} y={title} anchor="end" isSoft>
          on paper, from threshold on, at worst {plain(budget.chainS, 0)} s
        </Text>
      )}
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
      <Text
        x={isLeft ? forgiven - 5 : forgiven + 5}
        y={box.top + box.height + 14}
        anchor={isLeft ? "end" : "start"}
        isSoft
      >
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

export function NoReaction({ result, box }: { result: Result; box: Box }) {
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
