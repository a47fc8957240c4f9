import { place } from "../../../components/figures/plot/plot";
import { TRAP_NAMES } from "../budgets/trap-names";
import type { Result } from "../result";

type Row = Result["budgets"][number];
const MOST_ROWS = 8;
const MOST_SQUARES = 14;
const HEAD = 22;
const TYPE = 12;
const SQUARE = 11;
const STEP = 14;

const isNarrow = (width: number): boolean => width < 500;
const rowHeight = (width: number): number => (isNarrow(width) ? 40 : 24);

export function heightOfBudgets({ budgets }: Result, width: number): number {
  const rows = Math.min(MOST_ROWS, budgets.length) * rowHeight(width);
  return HEAD + Math.max(rows, TYPE + 6) + (budgets.length > MOST_ROWS ? 18 : 0);
}

/** One row for each budget: a square for each pod, a line where the wanted ones end, and what may go. */
export function BudgetRows({ result, width }: { result: Result; width: number }) {
  const rows = [...result.budgets]
    .sort((a, b) => Number(b.trap !== null) - Number(a.trap !== null))
    .slice(0, MOST_ROWS);
  const shown = result.budgets.length > MOST_ROWS ? rows : result.budgets;
  const rest = result.budgets.length - shown.length;
  return (
    <g>
      <text x={0} y={TYPE} fontSize={TYPE} className="figure-note">
        {isNarrow(width)
          ? "Ready pods, and how many are wanted"
          : "Budgets: ready pods (filled), how many are wanted (bar), how many may go"}
      </text>
      {shown.length === 0 ? (
        <text x={0} y={HEAD + TYPE} fontSize={TYPE} className="figure-text">
          No budget: every pod may go at any time.
        </text>
      ) : null}
      {shown.map((row, index) => (
        <BudgetRow key={`${row.namespace}/${row.name}`} row={row} top={HEAD + index * rowHeight(width)} width={width} />
      ))}
      {rest > 0 ? (
        <text x={0} y={HEAD + MOST_ROWS * rowHeight(width) + TYPE} fontSize={TYPE} className="figure-note">
          and {rest} more budgets
        </text>
      ) : null}
    </g>
  );
}

function BudgetRow({ row, top, width }: { row: Row; top: number; width: number }) {
  const narrow = isNarrow(width);
  const left = narrow ? 0 : 168;
  const squares = narrow ? top + 18 : top + 1;
  const baseline = squares + SQUARE - 1;
  const { trap, disruptionsAllowed } = row;
  const says = trap === null ? `${String(disruptionsAllowed)} may go` : TRAP_NAMES[trap];
  return (
    <g>
      <text x={0} y={top + 11} fontSize={TYPE} className="figure-text">
        {shortened(row.name, narrow ? 30 : 25)}
      </text>
      <Squares row={row} x={left} y={squares} />
      <text
        x={narrow ? width : left + wide(row) + 12}
        y={narrow ? top + 11 : baseline}
        textAnchor={narrow ? "end" : "start"}
        fontSize={TYPE}
        className="figure-note"
      >
        {row.currentHealthy} ready, {row.desiredHealthy} wanted
      </text>
      <text
        x={width}
        y={baseline}
        textAnchor="end"
        fontSize={TYPE}
        fontWeight={trap === null ? 400 : 600}
        className="figure-text"
      >
        {narrow || trap === null ? says : `${String(disruptionsAllowed)} may go: ${says}`}
      </text>
    </g>
  );
}

const countOf = ({ expectedPods, currentHealthy, desiredHealthy }: Row): number =>
  Math.min(MOST_SQUARES, Math.max(1, expectedPods, currentHealthy, desiredHealthy));
const wide = (row: Row): number => countOf(row) * STEP;

function Squares({ row, x, y }: { row: Row; x: number; y: number }) {
  const { currentHealthy, desiredHealthy, disruptionsAllowed, trap } = row;
  const count = countOf(row);
  const share = count / Math.max(count, row.expectedPods, currentHealthy, desiredHealthy);
  const ready = Math.round(currentHealthy * share);
  const wanted = Math.round(desiredHealthy * share);
  return (
    <g>
      {Array.from({ length: count }, (_, index) => {
        const tone =
          index >= ready
            ? "plot-box"
            : trap !== null || index < ready - disruptionsAllowed
              ? "plot-area-2"
              : "plot-area-1";
        return (
          <rect key={index} x={place(x + index * STEP)} y={y} width={SQUARE} height={SQUARE} rx={2} className={tone} />
        );
      })}
      {wanted > 0 ? (
        <line
          x1={x}
          x2={place(x + wanted * STEP - (STEP - SQUARE))}
          y1={y + SQUARE + 3}
          y2={y + SQUARE + 3}
          className={trap === null ? "plot-line plot-line-1" : "plot-line plot-line-bad"}
        />
      ) : null}
    </g>
  );
}

export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
