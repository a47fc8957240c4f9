import { scaleLinear } from "d3-scale";
import { place } from "../../../components/figures/plot/plot";
import { TRAP_NAMES } from "../budgets/trap-names";
import type { Params } from "../params";
import type { NodeRow, Result } from "../result";
import { shortened } from "./budget-rows";

const MOST_ROWS = 24;
const HEAD = 24;
const FOOT = 36;
const BAR = 12;
const TYPE = 12;
const LEFT = 62;

const rowHeight = ({ left, end }: NodeRow): number => (left.length > 0 && end !== "done" ? 37 : 18);

/** Nodes that were begun have a row; the others are counted in one. */
function rowsOf({ nodes }: Result): { begun: NodeRow[]; hidden: number; notBegun: number } {
  const begun = nodes.filter(({ end }) => end !== "not-begun");
  const blocked = begun.filter(({ end }) => end !== "done");
  const shown =
    begun.length <= MOST_ROWS ? begun : [...blocked, ...begun.filter(({ end }) => end === "done")].slice(0, MOST_ROWS);
  return { begun: shown, hidden: begun.length - shown.length, notBegun: nodes.length - begun.length };
}

export function heightOfDrain(result: Result): number {
  const { begun, hidden, notBegun } = rowsOf(result);
  return HEAD + begun.reduce((sum, row) => sum + rowHeight(row), 0) + (hidden + notBegun > 0 ? 20 : 0) + FOOT;
}

/** A bar for each node: refused, pods stopping, new kernel, done; a bar that never ends runs out of the picture. */
export function DrainRows({
  params,
  result,
  width,
  top,
}: {
  params: Params;
  result: Result;
  width: number;
  top: number;
}) {
  const { begun, hidden, notBegun } = rowsOf(result);
  const end = endOf(result, params);
  const x = scaleLinear([0, end], [LEFT, width - 8]);
  const tops = begun.map(
    (_, index) => top + HEAD + begun.slice(0, index).reduce((sum, row) => sum + rowHeight(row), 0),
  );
  const bottom = top + heightOfDrain(result) - FOOT;
  const others = [
    notBegun > 0 ? `${String(notBegun)} more ${notBegun === 1 ? "node" : "nodes"} not begun` : "",
    hidden > 0 ? `${String(hidden)} more rows in the table` : "",
  ].filter((text) => text !== "");
  return (
    <g>
      <text x={0} y={top + TYPE} fontSize={TYPE} className="figure-note">
        {width < 500 || result.worst.noMajoritySeconds > 0
          ? "Nodes over time"
          : "Nodes over time, and the pod that stays"}
      </text>
      {x.ticks(width < 500 ? 4 : 8).map((value) => (
        <g key={value}>
          <line x1={place(x(value))} x2={place(x(value))} y1={top + HEAD - 4} y2={bottom} className="figure-grid" />
          <text x={place(x(value))} y={bottom + 15} textAnchor="middle" fontSize={TYPE} className="figure-note">
            {value}
          </text>
        </g>
      ))}
      <text x={width - 8} y={bottom + 30} textAnchor="end" fontSize={TYPE} className="figure-note">
        minutes since the drain began
      </text>
      {begun.map((row, index) => (
        <NodeBar key={row.name} row={row} x={x} end={end} top={tops[index] ?? top} width={width} />
      ))}
      {others.length > 0 ? (
        <text x={0} y={bottom - 6} fontSize={TYPE} className="figure-note">
          {others.join(", ")}
        </text>
      ) : null}
      <NoMajority result={result} x={x} top={top} bottom={bottom} />
      <Deadline x={x} minutes={params.deadlineMin} end={end} top={top} bottom={bottom} />
    </g>
  );
}

type Scale = (value: number) => number;

/** A drain that ends shows its end; one that does not, the deadline or its last move. */
function endOf({ drain }: Result, { deadlineMin }: Params): number {
  const last = drain.minutes ?? Math.max(deadlineMin, drain.lastMoveMin);
  return Math.max(1, last * 1.08);
}

/** The store without a caught-up majority: over all nodes, since no node alone is to blame. */
function NoMajority({ result: { worst }, x, top, bottom }: { result: Result; x: Scale; top: number; bottom: number }) {
  const { noMajorityFromMin: from, noMajorityUntilMin: to, noMajorityIn } = worst;
  if (from === null || to === null) return null;
  const [left, right] = [place(x(from)), place(x(to))];
  return (
    <g>
      <rect
        x={left}
        y={top + HEAD - 4}
        width={Math.max(2, place(right - left))}
        height={place(bottom - top - HEAD)}
        className="plot-area-bad"
      />
      <text x={Math.max(110, right + 5)} y={top + TYPE} fontSize={TYPE} fontWeight={600} className="figure-text">
        {shortened(noMajorityIn, 16)}: no majority
      </text>
    </g>
  );
}

function Deadline({
  x,
  minutes,
  end,
  top,
  bottom,
}: {
  x: Scale;
  minutes: number;
  end: number;
  top: number;
  bottom: number;
}) {
  if (minutes > end) return null;
  const at = place(x(minutes));
  return (
    <g>
      <line x1={at} x2={at} y1={top + 4} y2={bottom} className="plot-moment" />
      <text x={at - 4} y={top + TYPE} textAnchor="end" fontSize={TYPE} className="figure-text">
        nodes needed
      </text>
    </g>
  );
}

function NodeBar({ row, x, end, top, width }: { row: NodeRow; x: Scale; end: number; top: number; width: number }) {
  const isOpen = row.end === "stuck";
  const [held] = row.left;
  const more = row.left.length > 1 ? ` and ${String(row.left.length - 1)} more` : "";
  return (
    <g>
      <text x={0} y={top + 11} fontSize={TYPE} fontWeight={row.end === "done" ? 400 : 600} className="figure-text">
        {shortened(row.name, 9)}
      </text>
      {partsOf(row, end).map(({ from, to, tone }) => (
        <rect
          key={tone}
          x={place(x(from))}
          y={top + 1}
          width={Math.max(1, place(x(to) - x(from)))}
          height={BAR}
          className={`plot-area-${tone}`}
        />
      ))}
      {isRefusedLong(row, end, x) ? (
        <text x={place(x(row.refusedFromMin ?? 0)) + 6} y={top + 11} fontSize={TYPE} className="figure-text">
          refused
        </text>
      ) : null}
      {isOpen ? <path d={`M${String(width - 8)} ${String(top + 1)}l7 6l-7 6z`} className="plot-area-bad" /> : null}
      {held === undefined || row.end === "done" ? null : (
        <text x={LEFT} y={top + 27} fontSize={TYPE} className="figure-text">
          {shortened(
            `${ENDS[row.end]}: ${TRAP_NAMES[held.trap]} (${held.pod}${more})`,
            Math.floor((width - LEFT) / 6.3),
          )}
        </text>
      )}
      {row.forced > 0 ? (
        <text
          x={place(Math.min(x(row.endedMin ?? end) + 4, width - 70))}
          y={top + 11}
          fontSize={TYPE}
          className="figure-text"
        >
          {row.forced} deleted
        </text>
      ) : null}
    </g>
  );
}

function isRefusedLong({ refusedFromMin, refusedUntilMin }: NodeRow, end: number, x: Scale): boolean {
  return refusedFromMin !== null && x(refusedUntilMin ?? end) - x(refusedFromMin) > 60;
}

const ENDS: Record<NodeRow["end"], string> = {
  done: "done",
  stuck: "for ever",
  "timed-out": "timed out",
  error: "error 500",
  "not-begun": "not begun",
};

/** The stretches of a node's bar, in minutes. */
function partsOf(row: NodeRow, end: number): { from: number; to: number; tone: string }[] {
  const start = row.cordonedMin ?? 0;
  const emptied = row.emptiedMin ?? row.endedMin ?? end;
  const refusedFrom = row.refusedFromMin;
  const refusedTo = refusedFrom === null ? start : (row.refusedUntilMin ?? emptied);
  const finished = row.endedMin ?? end;
  const parts = [
    { from: refusedFrom ?? start, to: refusedTo, tone: "bad" },
    { from: refusedTo, to: emptied, tone: "2" },
    { from: emptied, to: row.emptiedMin === null ? emptied : finished, tone: "3" },
    { from: finished, to: row.end === "done" ? end : finished, tone: "1" },
  ];
  return parts.filter(({ from, to }) => to > from);
}
