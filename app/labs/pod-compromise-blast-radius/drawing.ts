import { arranged, type Point } from "./arrange";
import type { Result } from "./result";

export type DrawnBox = {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly { text: string; isNote: boolean }[];
  isReached: boolean;
};
export type DrawnEdge = {
  id: string;
  points: readonly Point[];
  /** Lines leave and enter boxes up and down, not sideways. */
  isDown: boolean;
  look: "path" | "open" | "closed";
  /** A number for a cut, a letter for what closes the step; null for a plain step. */
  mark: string | null;
  isCut: boolean;
  badge: Point;
};
export type Drawing = {
  height: number;
  boxes: readonly DrawnBox[];
  edges: readonly DrawnEdge[];
  legend: readonly { y: number; mark: string | null; isCut: boolean; lines: readonly string[] }[];
};
type Step = Result["steps"][number];

/** On a phone the graph goes from top to bottom. */
const NARROW = 500;
const LINE = 15;
const CHARACTER = 6.4;
/** Titles are set bold, which runs wider. */
const BOLD = 1.15;
/** More would not be legible; the table has them all. */
const MOST_BOXES = { narrow: 12, wide: 16 };
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Boxes and lines of the attack graph for a picture of the given width, and the words for the marks on the lines. */
export function drawingOf(result: Result, width: number): Drawing {
  const isNarrow = width < NARROW;
  const candidates = boxesToDraw(result, isNarrow ? MOST_BOXES.narrow : MOST_BOXES.wide);
  const inner = (isNarrow ? 82 : 104) - 8;
  const texts = new Map(candidates.map(({ asset }) => [asset.id, linesOf(asset.title, asset.note, inner)]));
  const sized = candidates.map(({ asset, rank }) => ({
    id: asset.id,
    rank,
    height: LINE * (texts.get(asset.id)?.length ?? 1) + 12,
  }));
  const possible = stepsToDraw(result, new Set(sized.map(({ id }) => id)));
  const plan = arranged(sized, possible, { width, isNarrow });
  const steps = possible.filter(({ from, to }) => plan.places.has(from) && plan.places.has(to));
  const boxes = candidates.flatMap(({ asset }): DrawnBox[] => {
    const place = plan.places.get(asset.id);
    const height = sized.find(({ id }) => id === asset.id)?.height ?? 0;
    if (place === undefined) return [];
    const [x, y] = [place[0] - plan.boxWidth / 2, place[1] - height / 2];
    return [
      {
        id: asset.id,
        x,
        y,
        width: plan.boxWidth,
        height,
        lines: texts.get(asset.id) ?? [],
        isReached: asset.isReached,
      },
    ];
  });
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const marks = marksOf(steps);
  const edges = steps.map((step): DrawnEdge => {
    const id = `${step.from} > ${step.to}`;
    const points = joined(byId.get(step.from), plan.bends.get(id) ?? [], byId.get(step.to), plan.isDown);
    return {
      id,
      points,
      isDown: plan.isDown,
      look: step.closedBy !== null ? "closed" : step.isOnPath ? "path" : "open",
      mark: marks.get(nameOf(step) ?? "") ?? null,
      isCut: step.cutBy !== null,
      badge: middleOf(points),
    };
  });
  const legend = legendOf(marks, steps, plan.height + 26, width);
  const last = legend.at(-1);
  const height = last === undefined ? plan.height + 6 : last.y + LINE * (last.lines.length - 1) + 8;
  return { boxes, edges, legend, height };
}

/** The start and the path, then what is reached, then what is kept away, up to a number. */
function boxesToDraw(result: Result, most: number): { asset: Result["assets"][number]; rank: number }[] {
  const first = new Set(result.steps.filter(({ isOnPath }) => isOnPath).flatMap(({ from, to }) => [from, to]));
  const ranked = result.assets.map((asset, index) => ({
    asset,
    rank: index === 0 || first.has(asset.id) ? 0 : asset.isReached ? 1 : 2,
  }));
  const chosen = new Set([...ranked].sort((a, b) => a.rank - b.rank).slice(0, most));
  return ranked.filter((one) => chosen.has(one));
}

/** One line between two boxes: an open step before a closed one, one on the path before all. */
function stepsToDraw(result: Result, drawn: ReadonlySet<string>): Step[] {
  const best = new Map<string, Step>();
  const weight = (step: Step) => (step.isOnPath ? 2 : step.closedBy === null ? 1 : 0);
  for (const step of result.steps) {
    const isBack = best.has(`${step.to} > ${step.from}`);
    if (!drawn.has(step.from) || !drawn.has(step.to) || step.from === step.to || isBack) continue;
    const key = `${step.from} > ${step.to}`;
    const before = best.get(key);
    if (before === undefined || weight(step) > weight(before)) best.set(key, step);
  }
  return [...best.values()];
}

/** From the middle of the side that faces the target to the middle of the side that faces the source. */
function joined(
  from: DrawnBox | undefined,
  inner: readonly Point[],
  to: DrawnBox | undefined,
  isDown: boolean,
): Point[] {
  if (from === undefined || to === undefined) return [...inner];
  const isForward = isDown ? to.y >= from.y : to.x >= from.x;
  return [sideOf(from, isDown, isForward), ...inner, sideOf(to, isDown, !isForward)];
}

function sideOf({ x, y, width, height }: DrawnBox, isDown: boolean, isFarSide: boolean): Point {
  return isDown ? [x + width / 2, isFarSide ? y + height : y] : [isFarSide ? x + width : x, y + height / 2];
}

function nameOf(step: Step): string | null {
  return step.cutBy ?? step.closedBy;
}

/** Numbers for cuts, letters for what is closed, in the order of the steps. */
function marksOf(steps: readonly Step[]): Map<string, string> {
  const cuts = [...new Set(steps.flatMap(({ cutBy }) => cutBy ?? []))];
  const closers = [...new Set(steps.flatMap(({ closedBy }) => closedBy ?? []))];
  return new Map([
    ...cuts.map((name, index): [string, string] => [name, String(index + 1)]),
    ...closers.map((name, index): [string, string] => [name, LETTERS[index] ?? "z"]),
  ]);
}

function legendOf(
  marks: ReadonlyMap<string, string>,
  steps: readonly Step[],
  top: number,
  width: number,
): Drawing["legend"] {
  const cuts = new Set(steps.flatMap(({ cutBy }) => cutBy ?? []));
  let y = top;
  return [...marks].map(([name, mark]) => {
    const isCut = cuts.has(name);
    const lines = wrapped(`${isCut ? "Cut:" : "Closed today:"} ${name}`, width - 30);
    const entry = { y, mark, isCut, lines };
    y += LINE * lines.length + 7;
    return entry;
  });
}

function linesOf(title: string, note: string, width: number): { text: string; isNote: boolean }[] {
  return [
    ...wrapped(title, width / BOLD).map((text) => ({ text, isNote: false })),
    ...wrapped(note, width).map((text) => ({ text, isNote: true })),
  ];
}

/** Words on lines of a width, at about half the type size a character; a word that is too long is cut. */
function wrapped(text: string, width: number): string[] {
  const most = Math.max(4, Math.floor(width / CHARACTER));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const short = word.length > most ? `${word.slice(0, most - 1)}…` : word;
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + short.length <= most) lines[lines.length - 1] = `${line} ${short}`;
    else lines.push(short);
  }
  return lines;
}

/** Half way along a line. */
function middleOf(points: readonly Point[]): Point {
  const lengths = points
    .slice(1)
    .map(([x, y], index) => Math.hypot(x - (points[index]?.[0] ?? x), y - (points[index]?.[1] ?? y)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [a, b] = [points[index], points[index + 1]];
    if (a === undefined || b === undefined) break;
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    }
    left -= length;
  }
  return points[0] ?? [0, 0];
}
