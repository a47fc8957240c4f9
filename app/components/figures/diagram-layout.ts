import type { Diagram } from "../../domain/scenario/schema";
import { bounds, placeLabel, routeEdge, type Box, type Curve, type Point } from "./edge-route";

/** Sizes in SVG units; a unit is a CSS pixel as long as the picture fits. */
export type LayoutOptions = {
  nodeWidth: number;
  /** Between a box and its words. */
  padding: number;
  /** Type size of labels; notes and edge labels are set one unit smaller. */
  fontSize: number;
  /** Swap columns and rows, for a narrow page. */
  isTransposed: boolean;
  minGapX: number;
  minGapY: number;
};
export type LaidOutNode = {
  id: string;
  tone: Diagram["nodes"][number]["tone"];
  x: number;
  y: number;
  width: number;
  height: number;
  labelLines: string[];
  noteLines: string[];
};
export type LaidOutEdge = {
  key: string;
  path: string;
  style: "solid" | "dashed";
  label: { x: number; y: number; lines: string[] } | null;
};
export type LaidOutDiagram = {
  x: number;
  y: number;
  width: number;
  height: number;
  lineHeight: number;
  nodes: LaidOutNode[];
  edges: LaidOutEdge[];
};

/** Average advance of a character, as a share of the type size, in a wide humanist sans. */
const CHARACTER_WIDTH = 0.6;

/** Breaks at spaces (and after slashes and hyphens of overlong words) so that no line is longer than `characters`, if it can. */
export function wrapLines(text: string, characters: number): string[] {
  const words = text.split(/\s+/).flatMap((word) => (word.length > characters ? word.split(/(?<=[/\-.:])/) : [word]));
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const isGlued = line !== "" && text.includes(line + word);
    const joined = line === "" ? word : isGlued ? line + word : `${line} ${word}`;
    if (line !== "" && joined.length > characters) {
      lines.push(line);
      line = word;
    } else {
      line = joined;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** Places boxes on their grid and draws the edges between them: the same data, always the same picture. */
export function layoutDiagram(diagram: Diagram, options: LayoutOptions): LaidOutDiagram {
  const { fontSize, nodeWidth, padding } = options;
  const lineHeight = Math.round(fontSize * 1.3);
  const charactersPerLine = Math.floor((nodeWidth - 2 * padding) / (fontSize * CHARACTER_WIDTH));
  const cells = diagram.nodes.map((node) => ({
    node,
    column: node.at[options.isTransposed ? 1 : 0],
    row: node.at[options.isTransposed ? 0 : 1],
    labelLines: wrapLines(node.label, charactersPerLine),
    noteLines: node.note === undefined ? [] : wrapLines(node.note, Math.floor(charactersPerLine * 1.08)),
  }));
  const cellOf = new Map(cells.map((cell) => [cell.node.id, cell]));
  const columns = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const labelLinesOf = (label: string) => wrapLines(label, 14);
  const labelWidth = (lines: string[]) =>
    Math.max(0, ...lines.map((line) => line.length)) * (fontSize - 1) * CHARACTER_WIDTH;

  // A gap is as wide as the longest label of an edge that runs straight through it.
  const gapX = columns.slice(1).map((column, index) => {
    const through = diagram.edges.filter((edge) => {
      const [from, to] = [cellOf.get(edge.from), cellOf.get(edge.to)];
      if (from?.row !== to?.row || from === undefined || to === undefined) return false;
      const [low, high] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
      return low === columns[index] && high === column;
    });
    const widest = Math.max(0, ...through.map((edge) => labelWidth(labelLinesOf(edge.label ?? ""))));
    return Math.max(options.minGapX, widest === 0 ? 0 : widest + 24);
  });
  const gapY = rows.slice(1).map((row, index) => {
    const lines = diagram.edges
      .filter((edge) => {
        const [from, to] = [cellOf.get(edge.from), cellOf.get(edge.to)];
        if (from === undefined || to === undefined) return false;
        return Math.min(from.row, to.row) <= (rows[index] ?? 0) && Math.max(from.row, to.row) >= row;
      })
      .map((edge) => labelLinesOf(edge.label ?? "").length);
    const most = Math.max(0, ...lines);
    return Math.max(options.minGapY, most === 0 ? 0 : most * lineHeight + 28);
  });

  const rowHeights = rows.map((row) =>
    Math.max(
      ...cells
        .filter((cell) => cell.row === row)
        .map((cell) => (cell.labelLines.length + cell.noteLines.length) * lineHeight + 2 * padding),
    ),
  );
  const xOf = columns.map((_, index) => sum(gapX.slice(0, index)) + index * nodeWidth + 1);
  const yOf = rows.map((_, index) => sum(gapY.slice(0, index)) + sum(rowHeights.slice(0, index)) + 1);

  const nodes = cells.map((cell): LaidOutNode => {
    const height = (cell.labelLines.length + cell.noteLines.length) * lineHeight + 2 * padding;
    const rowIndex = rows.indexOf(cell.row);
    return {
      id: cell.node.id,
      tone: cell.node.tone,
      x: xOf[columns.indexOf(cell.column)] ?? 0,
      y: (yOf[rowIndex] ?? 0) + ((rowHeights[rowIndex] ?? height) - height) / 2,
      width: nodeWidth,
      height,
      labelLines: cell.labelLines,
      noteLines: cell.noteLines,
    };
  });
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const curves: Curve[] = [];
  const taken: Box[] = [...nodes];
  const edges = diagram.edges.flatMap((edge, index): LaidOutEdge[] => {
    const [from, to] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to) return [];
    const isPaired = diagram.edges.some((other) => other.from === edge.to && other.to === edge.from);
    const others = nodes.filter((node) => node !== from && node !== to);
    const curve = routeEdge(from, to, others, isPaired);
    curves.push(curve);
    const lines = edge.label === undefined ? [] : labelLinesOf(edge.label);
    const size = { width: labelWidth(lines), height: lines.length * lineHeight };
    const at = placeLabel(curve, size, taken);
    if (lines.length > 0) taken.push({ x: at.x - size.width / 2, y: at.y - size.height / 2, ...size });
    return [
      {
        key: `${edge.from}-${edge.to}-${String(index)}`,
        path: `M${point(curve.start)} Q${point(curve.control)} ${point(curve.end)}`,
        style: edge.style,
        label: lines.length === 0 ? null : { x: round(at.x), y: round(at.y), lines },
      },
    ];
  });
  const box = bounds(taken, curves);
  return {
    x: Math.floor(box.x) - 1,
    y: Math.floor(box.y) - 1,
    width: Math.ceil(box.width) + 2,
    height: Math.ceil(box.height) + 2,
    lineHeight,
    nodes,
    edges,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
function point(p: Point): string {
  return `${String(round(p.x))},${String(round(p.y))}`;
}
