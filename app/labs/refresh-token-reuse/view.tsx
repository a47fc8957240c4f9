import { Picture as Frame, place } from "../../components/figures/plot/plot";
import { counted, plain } from "../kit/number-words";
import { stay } from "./explain";
import { clockTime, rowsOf, type Row } from "./lanes";
import type { Params } from "./params";
import { BESIDE } from "./play";
import type { Entry, Result } from "./result";

const TYPE = 12;
const TOP = 44;
const ROW = 46;
const BOTTOM = 14;
/** Room for the times at the left edge. */
const TIMES = 62;
type Lanes = { owner: number; family: number; thief: number };
type Place = Lanes & { top: number };

/** Owner, family and thief as three lanes, time downwards; an arrow is a token that is presented, the one under it what comes back. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const rows = rowsOf(result);
  const height = TOP + rows.length * ROW + BOTTOM;
  const lanes = lanesOf(width);
  return (
    <Frame width={width} height={height} title="The family, its owner and a thief" summary={summaryOf(result, params)}>
      <Heads {...lanes} />
      <FamilyLine rows={rows} x={lanes.family} bottom={height - BOTTOM} />
      <Access rows={rows} result={result} x={lanes.thief} />
      <line x1={lanes.owner} x2={lanes.owner} y1={TOP} y2={height - BOTTOM} className="figure-grid" />
      <line x1={lanes.thief} x2={lanes.thief} y1={TOP} y2={height - BOTTOM} className="figure-grid" />
      {rows.map((row, index) => (
        <RowPicture key={index} row={row} {...lanes} top={TOP + index * ROW} />
      ))}
    </Frame>
  );
}

function lanesOf(width: number): Lanes {
  const owner = TIMES + 34;
  const thief = width - 34;
  return { owner, family: Math.round((owner + thief) / 2), thief };
}

function summaryOf({ log, thief, detection }: Result, params: Params): string {
  const steps = log.slice(0, 12).map((entry) => `${entry.actor} presents ${entry.presents}: ${entry.decision}`);
  const found = detection.verdict === "detected" ? "The family is revoked." : "The thief is not detected.";
  return `Grace ${plain(params.graceSeconds, 0)} s. ${steps.join(", ")}. ${found} The thief has access for ${stay(thief.accessSeconds)}.`;
}

function Heads({ owner, family, thief }: Lanes) {
  return (
    <g fontSize={TYPE} fontWeight="600" textAnchor="middle">
      <text x={4} y={22} textAnchor="start" fontWeight="400" className="figure-note">
        h:min
      </text>
      <text x={owner} y={22} className="figure-text">
        Owner
      </text>
      <text x={family} y={22} className="figure-text">
        Family
      </text>
      <text x={thief} y={22} className="figure-text">
        Thief
      </text>
    </g>
  );
}

/** One line while one chain lives, two after a fork, dashed and red once it is revoked. */
function FamilyLine({ rows, x, bottom }: { rows: readonly Row[]; x: number; bottom: number }) {
  const at = (test: (entry: Entry) => boolean) => {
    const index = rows.findIndex((row) => row.kind === "entry" && test(row.entry));
    return index < 0 ? null : TOP + index * ROW + ROW / 2;
  };
  const revoked = at(({ decision }) => decision === "revoke-family");
  const fork = at(({ isFork }) => isFork);
  const end = revoked ?? bottom;
  return (
    <g>
      <path d={`M${String(x)} ${String(TOP - 10)}V${String(end)}`} className="plot-line plot-line-1" />
      {fork === null ? null : (
        <path d={`M${String(x)} ${String(fork)}l7 12V${String(end)}`} className="plot-line plot-line-2" />
      )}
      {revoked === null ? null : (
        <path
          d={`M${String(x)} ${String(revoked)}V${String(bottom)}`}
          className="plot-line plot-line-bad"
          strokeDasharray="2 5"
        />
      )}
    </g>
  );
}

/** As long as the thief has an access token that works. */
function Access({ rows, result, x }: { rows: readonly Row[]; result: Result; x: number }) {
  const from = rows.findIndex(
    (row) => row.kind === "entry" && row.at === result.thief.firstUseAt && row.entry.actor === "thief",
  );
  const to = rows.findIndex((row) => row.kind === "end");
  if (from < 0 || to < 0) return null;
  const top = TOP + from * ROW + ROW / 2;
  const height = Math.max(6, (to - from) * ROW - ROW / 2 + 22);
  return <rect x={x - 9} y={top} width="18" height={height} rx="3" className="plot-area plot-area-bad" />;
}

function RowPicture({ row, ...at }: { row: Row } & Place) {
  const { top, owner, family, thief } = at;
  const middle = top + ROW / 2;
  if (row.kind === "more") {
    return (
      <text x={4} y={middle + 4} fontSize={TYPE} className="figure-note">
        {`… ${counted(row.count, "more row")}, in the table`}
      </text>
    );
  }
  return (
    <g>
      <text x={4} y={top + 18} fontSize={TYPE} className="figure-note">
        {clockTime(row.at)}
      </text>
      {row.kind === "theft" ? <Theft token={row.token} {...at} /> : null}
      {row.kind === "entry" ? <Exchange entry={row.entry} {...at} /> : null}
      {row.kind === "end" ? (
        <text x={thief - 14} y={top + 18} fontSize={TYPE} textAnchor="end" className="figure-text">
          {row.words}
        </text>
      ) : null}
      {row.kind === "theft" ? <circle cx={owner} cy={middle} r="3.5" className="figure-dot-last" /> : null}
      {row.kind === "end" ? <line x1={family} x2={family} y1={top} y2={top} className="figure-grid" /> : null}
    </g>
  );
}

function Theft({ token, owner, thief, top }: { token: string } & Place) {
  const y = top + ROW / 2;
  return (
    <g>
      <path
        d={`M${String(owner + 5)} ${String(y)}H${String(thief - 6)}`}
        className="plot-line plot-line-bad"
        strokeDasharray="5 4"
      />
      <Head x={thief - 4} y={y} isRight isBad />
      <text x={owner + 10} y={y - 6} fontSize={TYPE} fontWeight="600" className="figure-on-line">
        {`${token} is copied`}
      </text>
    </g>
  );
}

/** Presented above, answered below; what the answer means stands on the free side of the family. */
function Exchange({ entry, owner, family, thief, top }: { entry: Entry } & Place) {
  const isThief = entry.actor === "thief";
  const lane = isThief ? thief : owner;
  const [y, back] = [top + 18, top + 34];
  const inner = isThief ? family + 8 : family - 8;
  const outer = isThief ? lane - 12 : lane + 6;
  const middle = (inner + outer) / 2;
  const isBad = entry.decision === "revoke-family";
  const presented = `${entry.presents}${entry.actor === "second tab" ? " tab 2" : ""}${entry.times > 1 ? ` ×${String(entry.times)}` : ""}`;
  return (
    <g fontSize={TYPE}>
      <path d={`M${place(outer).toString()} ${String(y)}H${place(inner).toString()}`} className="figure-edge" />
      <Head x={inner} y={y} isRight={!isThief} isBad={false} />
      <text x={place(middle)} y={y - 5} textAnchor="middle" className="figure-text">
        {presented}
      </text>
      <Reply entry={entry} from={inner} to={outer} y={back} isThief={isThief} />
      <text
        x={isThief ? family - 12 : family + 14}
        y={top + 30}
        textAnchor={isThief ? "end" : "start"}
        fontWeight={isBad ? 600 : 400}
        className={isBad ? "figure-text" : "figure-note"}
      >
        {meaning(entry)}
      </text>
      {isBad ? (
        <path d={`M${String(family - 7)} ${String(top + 16)}l14 14m0 -14l-14 14`} className="plot-line plot-line-bad" />
      ) : null}
    </g>
  );
}

/** The token that comes back, or a cross where none does. */
function Reply({
  entry,
  from,
  to,
  y,
  isThief,
}: {
  entry: Entry;
  from: number;
  to: number;
  y: number;
  isThief: boolean;
}) {
  const middle = place((from + to) / 2);
  if (entry.issued === null && entry.note !== BESIDE) {
    return (
      <text x={middle} y={y + 4} textAnchor="middle" className="figure-note">
        refused
      </text>
    );
  }
  const stop = entry.isLost ? (from + to) / 2 + (isThief ? 16 : -16) : to;
  return (
    <g>
      <path
        d={`M${place(from).toString()} ${String(y)}H${place(stop).toString()}`}
        className={entry.isLost ? "plot-line plot-line-bad" : "figure-edge"}
        strokeDasharray="3 3"
      />
      {entry.isLost ? (
        <path d={`M${place(stop - 4).toString()} ${String(y - 4)}l8 8m0 -8l-8 8`} className="plot-line plot-line-bad" />
      ) : (
        <Head x={to} y={y} isRight={isThief} isBad={false} />
      )}
      <text x={middle} y={y - 4} textAnchor="middle" className="figure-on-line" fontSize={TYPE}>
        {entry.issued ?? ""}
      </text>
    </g>
  );
}

function meaning({ decision, isFork, isLost, times, lastAt }: Entry): string {
  if (isFork) return "2nd branch";
  if (isLost) return "answer lost";
  if (times > 1) return `until ${clockTime(lastAt)}`;
  return { rotate: "rotate", "same-successor": "same again", deny: "deny", "revoke-family": "REVOKED" }[decision];
}

function Head({ x, y, isRight, isBad }: { x: number; y: number; isRight: boolean; isBad: boolean }) {
  const back = isRight ? -7 : 7;
  return (
    <path
      d={`M${place(x).toString()} ${String(y)}l${String(back)} -4v8z`}
      className={isBad ? "plot-line-bad figure-arrow" : "figure-arrow"}
    />
  );
}

/** What the lanes show, and the figures beside them. */
export function Detail({ params, result }: { params: Params; result: Result }) {
  const { thefts, repeats, signInsPerDay } = result;
  const limit =
    params.absoluteDays === 0
      ? "There is no absolute limit"
      : `The absolute limit makes ${plain(signInsPerDay, 0)} sign-ins a day`;
  return (
    <div className="grid gap-3 text-sm text-ink-soft">
      <p>
        Rows are not to scale; the times stand at the left. A full arrow presents a token, the dashed one under it
        brings the answer. The shaded bar is the thief&apos;s access. The family&apos;s line is dashed after a
        revocation and double after a fork.
      </p>
      <p>
        {`Of ${counted(thefts.count, "theft")} like this ${String(thefts.detected)} are detected; access lasts ${stay(3600 * thefts.meanAccessHours)} on average and ${stay(3600 * thefts.longestAccessHours)} at most. ${plain(repeats.perDay, 0)} used tokens come back a day, ${plain(repeats.falsePerDay, 0)} of them are false sign-outs. ${limit}.`}
      </p>
    </div>
  );
}
