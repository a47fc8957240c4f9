import { Picture as Frame, place } from "../../components/figures/plot/plot";
import { duration, percent, plain } from "../kit/number-words";
import { ROUTING_NAMES } from "./explain";
import type { Params } from "./params";
import type { Result, Run } from "./result";
import { REPLICAS_PER_NODE } from "./simulation/serve";

const TYPE = 12;
const LEFT = 44;
const RIGHT = 14;
const TOP = 24;
const PLOT = 190;
const ROW = 19;

type Point = { letter: string; tokens: number; run: Run; label: string };

/** Reuse by capacity of one cache, the designs where they work, and where the tokens of the chosen one come from. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const points = pointsOf(params, result);
  const bottom = TOP + PLOT;
  const list = bottom + 54;
  const bar = list + ROW * (points.length + 1) + 4;
  return (
    <Frame
      width={width}
      height={bar + 62}
      title="Reused prompt tokens by cache capacity"
      summary={`${points.map(({ label, run }) => `${label}: ${percent(run.tokenHitShare)} of the tokens reused`).join(", ")}. The chosen design reuses ${percent(result.chosen.tokenHitShare)}; an endless cache ${percent(result.most)}.`}
    >
      <Axes {...{ result, width, bottom }} />
      <path d={curvePath(result, width)} className="plot-line plot-line-1" />
      <path
        d={`M${String(LEFT)} ${String(yOf(result.most))}H${String(width - RIGHT)}`}
        className="plot-line plot-line-3"
      />
      <text x={LEFT + 6} y={yOf(result.most) - 6} fontSize={TYPE} className="figure-on-line">
        {`endless cache: ${percent(result.most)}`}
      </text>
      {points.map((point) => (
        <Mark key={point.letter} {...{ point, result, width }} />
      ))}
      <Chosen {...{ params, result, width }} />
      {points.map((point, index) => (
        <Line key={point.letter} top={list + ROW * index} {...point} />
      ))}
      <Line letter="ring" top={list + ROW * points.length} run={result.chosen} label={chosenName(params)} />
      <Shares {...{ result, width }} top={bar} />
    </Frame>
  );
}

function pointsOf(params: Params, { designs }: Result): Point[] {
  const { localTokens, poolTokens, nodes } = params;
  return [
    { letter: "A", tokens: localTokens, run: designs.roundRobin, label: "Round-robin, local" },
    {
      letter: "B",
      tokens: localTokens * nodes * REPLICAS_PER_NODE,
      run: designs.cacheAware,
      label: "Cache-aware, local",
    },
    { letter: "C", tokens: poolTokens * nodes, run: designs.pooled, label: "Cache-aware + pool" },
  ];
}

function chosenName({ routing, pooled, secondTouch }: Params): string {
  return `yours: ${ROUTING_NAMES[routing].toLowerCase()}${pooled ? " + pool" : ", local"}${secondTouch ? ", 2nd use" : ""}`;
}

function Axes({ result, width, bottom }: { result: Result; width: number; bottom: number }) {
  const isNarrow = width < 500;
  return (
    <>
      <text x={0} y={TYPE} fontSize={TYPE} className="figure-note">
        prompt tokens reused
      </text>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={width - RIGHT} y1={yOf(share)} y2={yOf(share)} className="figure-grid" />
          <text x={LEFT - 6} y={yOf(share) + 4} textAnchor="end" fontSize={TYPE} className="figure-note">
            {percent(share, 0)}
          </text>
        </g>
      ))}
      {result.curve.map(({ tokens }, index) =>
        isNarrow && index % 2 === 1 ? null : (
          <text
            key={tokens}
            x={xOf(tokens, result, width)}
            y={bottom + 16}
            textAnchor="middle"
            fontSize={TYPE}
            className="figure-note"
          >
            {short(tokens)}
          </text>
        ),
      )}
      <text x={width - RIGHT} y={bottom + 33} textAnchor="end" fontSize={TYPE} className="figure-note">
        {isNarrow
          ? "tokens of capacity (steps, not to scale)"
          : "capacity in tokens (steps, not to scale); the line is one LRU over all requests"}
      </text>
    </>
  );
}

function Mark({ point, result, width }: { point: Point; result: Result; width: number }) {
  const x = xOf(point.tokens, result, width);
  const y = yOf(point.run.tokenHitShare);
  return (
    <g>
      <circle cx={x} cy={y} r="8.5" className="figure-dot" />
      <text x={x} y={y + 4.3} textAnchor="middle" fontSize={TYPE} className="figure-text" fontWeight="600">
        {point.letter}
      </text>
    </g>
  );
}

/** A ring around where the chosen design works. */
function Chosen({ params, result, width }: { params: Params; result: Result; width: number }) {
  const { localTokens, poolTokens, nodes, routing, pooled } = params;
  const fleet = routing === "round-robin" ? localTokens : localTokens * nodes * REPLICAS_PER_NODE;
  const x = xOf(pooled ? poolTokens * nodes : fleet, result, width);
  return (
    <circle cx={x} cy={yOf(result.chosen.tokenHitShare)} r="12.5" fill="none" className="plot-line plot-line-bad" />
  );
}

function Line({ letter, top, run, label }: { letter: string; top: number; run: Run; label: string }) {
  return (
    <g>
      {letter === "ring" ? (
        <circle cx={LEFT - 30} cy={top - 4} r="7" fill="none" className="plot-line plot-line-bad" />
      ) : (
        <text x={LEFT - 30} y={top} textAnchor="middle" fontSize={TYPE} className="figure-text" fontWeight="600">
          {letter}
        </text>
      )}
      <text x={LEFT - 14} y={top} fontSize={TYPE} className="figure-text">
        {`${label}: ${percent(run.tokenHitShare)}, p95 ${duration(run.ttftP95S)}`}
      </text>
    </g>
  );
}

/** Where the prompt tokens of the chosen design come from. */
function Shares({ result, width, top }: { result: Result; width: number; top: number }) {
  const { reuse } = result;
  const full = width - RIGHT - (LEFT - 36);
  const parts = [
    { share: reuse.local, label: "own cache", tone: "plot-area-1" },
    { share: reuse.pool, label: "pool", tone: "plot-area-4" },
    { share: reuse.computed, label: "computed", tone: "plot-area-3" },
  ];
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { share }) => sum + share, 0));
  return (
    <g>
      <text x={LEFT - 36} y={top + 8} fontSize={TYPE} className="figure-note">
        where your prompt tokens come from
      </text>
      {parts.map(({ share, label, tone }, index) => {
        const left = LEFT - 36 + full * (starts[index] ?? 0);
        return (
          <g key={label}>
            <rect
              x={place(left)}
              y={top + 15}
              width={place(Math.max(0, full * share - 1))}
              height="22"
              className={`plot-area ${tone}`}
            />
            {full * share > 8 * label.length ? (
              <text x={place(left + 6)} y={top + 30} fontSize={TYPE} className="figure-text">
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
      <text x={LEFT - 36} y={top + 54} fontSize={TYPE} className="figure-note">
        {parts.map(({ share, label }) => `${label} ${percent(share, 0)}`).join(", ")}
      </text>
    </g>
  );
}

function curvePath(result: Result, width: number): string {
  return result.curve
    .map(
      ({ tokens, hitShare }, index) =>
        `${index === 0 ? "M" : "L"}${String(xOf(tokens, result, width))} ${String(yOf(hitShare))}`,
    )
    .join("");
}

/** The points of the curve stand at even distances; between two of them the axis is linear. */
function xOf(tokens: number, { curve }: Result, width: number): number {
  const last = curve.length - 1;
  const upper = curve.findIndex((point) => point.tokens >= tokens);
  const step = (width - LEFT - RIGHT - 24) / last;
  if (upper === 0) return place(LEFT + 12);
  if (upper < 0) return place(LEFT + 12 + last * step);
  const [from, to] = [curve[upper - 1]?.tokens ?? 0, curve[upper]?.tokens ?? 1];
  return place(LEFT + 12 + step * (upper - 1 + (tokens - from) / (to - from)));
}

function yOf(share: number): number {
  return place(TOP + PLOT * (1 - Math.min(1, share)));
}

function short(tokens: number): string {
  return tokens >= 1_000_000 ? `${plain(tokens / 1_000_000)}M` : `${plain(tokens / 1000)}k`;
}

/** The arithmetic under the picture. */
export function Detail({ params, result }: { params: Params; result: Result }) {
  const { kv, breakEven } = result;
  return (
    <div className="space-y-3 text-sm text-ink-soft">
      <p>
        {`${plain(kv.kibPerToken)} KiB a token: a prefix of ${plain(params.prefixTokens, 0)} tokens is ${plain(kv.prefixGB, 2)} GB, all ${plain(params.tenants, 0)} are ${plain(kv.prefixesTB, 2)} TB. One replica holds ${plain(kv.localPrefixes, 0)}, the fleet ${plain(kv.fleetPrefixes, 0)}, the pool ${plain(kv.poolPrefixes, 0)}.`}
      </p>
      <p>
        {`Loading a prefix takes ${plain(breakEven.loadMs, 0)} ms over ${plain(params.networkGBs, 2)} GB/s, computing it ${plain(breakEven.computeMs, 0)} ms: the network has ${plain(breakEven.margin, 2)} times the break-even of ${plain(breakEven.gbPerSecond)} GB/s.`}
      </p>
      <p>
        The line is a single LRU cache that sees every request in order. A local design works under it where its
        replicas hold the same prefixes, and near it where routing keeps them apart.
      </p>
    </div>
  );
}
