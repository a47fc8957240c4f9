import { useId } from "react";
import type { Diagram as DiagramData } from "../../domain/scenario/schema";
import { layoutDiagram, type LaidOutDiagram } from "../figures/diagram-layout";
import { Disclosure } from "./disclosure";
import { ScrollFrame } from "./scroll-frame";

/** Room on a phone of 390 px, less the page's own margins. */
const NARROW_WIDTH = 340;
const NARROW_GAP_X = 18;
/** Below this, words no longer fit into a box at a readable size; the picture is then wider than the page. */
const NARROW_NODE_MIN = 98;

type Layouts = { wide: LaidOutDiagram; narrow: LaidOutDiagram };
// Routing edges round boxes is most of what a scenario page costs to render, and content does not change: laid out once.
const layouts = new WeakMap<DiagramData, Layouts>();

function layoutsOf(diagram: DiagramData): Layouts {
  const known = layouts.get(diagram);
  if (known !== undefined) return known;
  const columns = new Set(diagram.nodes.map((node) => node.at[0])).size;
  const rows = new Set(diagram.nodes.map((node) => node.at[1])).size;
  const isTransposed = rows < columns;
  const narrowColumns = Math.min(columns, rows);
  const wide = layoutDiagram(diagram, {
    nodeWidth: 156,
    padding: 10,
    fontSize: 14,
    isTransposed: false,
    minGapX: 40,
    minGapY: 40,
  });
  const narrow = layoutDiagram(diagram, {
    nodeWidth: Math.max(
      NARROW_NODE_MIN,
      Math.floor((NARROW_WIDTH - (narrowColumns - 1) * NARROW_GAP_X) / narrowColumns) - 2,
    ),
    padding: 6,
    fontSize: 12.5,
    isTransposed,
    minGapX: NARROW_GAP_X,
    minGapY: 32,
  });
  const made = { wide, narrow };
  layouts.set(diagram, made);
  return made;
}

/**
 * A scenario's picture, drawn on the server: one for wide pages, one for narrow ones (columns and rows swapped when that
 * gives fewer columns); what it says stands below it in words for whoever does not see it or would rather read.
 */
export function Diagram({ diagram }: { diagram: DiagramData }) {
  const { wide, narrow } = layoutsOf(diagram);
  return (
    <figure>
      <figcaption className="mb-3 font-semibold">{diagram.title}</figcaption>
      <ScrollFrame label={diagram.title} className="hidden md:block">
        <Picture layout={wide} diagram={diagram} fontSize={14} className="h-auto max-w-full" />
      </ScrollFrame>
      <ScrollFrame label={diagram.title} className="md:hidden">
        <Picture layout={narrow} diagram={diagram} fontSize={12.5} className="max-w-none" />
      </ScrollFrame>
      {narrow.width > NARROW_WIDTH + 2 ? (
        <p className="mt-1 text-sm text-ink-soft md:hidden">The picture is wider than the page: push it sideways.</p>
      ) : null}
      <Disclosure summary="The picture in words" className="mt-2 text-sm">
        <p className="max-w-measure">{diagram.alt}</p>
      </Disclosure>
    </figure>
  );
}

function Picture({
  layout,
  diagram,
  fontSize,
  className,
}: {
  layout: LaidOutDiagram;
  diagram: DiagramData;
  fontSize: number;
  className: string;
}) {
  const id = useId();
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`${String(layout.x)} ${String(layout.y)} ${String(layout.width)} ${String(layout.height)}`}
      width={layout.width}
      height={layout.height}
      className={className}
    >
      <title id={`${id}-title`}>{diagram.title}</title>
      <desc id={`${id}-desc`}>{diagram.alt}</desc>
      <defs>
        <marker id={`${id}-arrow`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0.5 L8 4 L0 7.5 z" className="figure-arrow" />
        </marker>
      </defs>
      {layout.edges.map((edge) => (
        <path
          key={edge.key}
          d={edge.path}
          className="figure-edge"
          markerEnd={`url(#${id}-arrow)`}
          {...(edge.style === "dashed" ? { strokeDasharray: "5 4" } : {})}
        />
      ))}
      {layout.nodes.map((node) => (
        <g key={node.id}>
          <rect
            x={node.x}
            y={node.y}
            width={node.width}
            height={node.height}
            rx="3"
            className={`figure-box figure-box-${node.tone}`}
          />
          <Lines
            x={node.x + node.width / 2}
            middle={node.y + node.height / 2}
            lines={node.labelLines}
            notes={node.noteLines}
            fontSize={fontSize}
            lineHeight={layout.lineHeight}
          />
        </g>
      ))}
      {layout.edges.map((edge) =>
        edge.label === null ? null : (
          <text key={edge.key} textAnchor="middle" fontSize={fontSize - 1} className="figure-on-line">
            {edge.label.lines.map((line, index, lines) => (
              <tspan
                key={line}
                x={edge.label?.x}
                y={(edge.label?.y ?? 0) + (index - (lines.length - 1) / 2) * layout.lineHeight + fontSize * 0.33}
              >
                {line}
              </tspan>
            ))}
          </text>
        ),
      )}
    </svg>
  );
}

function Lines({
  x,
  middle,
  lines,
  notes,
  fontSize,
  lineHeight,
}: {
  x: number;
  middle: number;
  lines: string[];
  notes: string[];
  fontSize: number;
  lineHeight: number;
}) {
  const all = [...lines, ...notes];
  return (
    <text textAnchor="middle" fontSize={fontSize}>
      {all.map((line, index) => (
        <tspan
          key={`${String(index)}-${line}`}
          x={x}
          y={middle + (index - (all.length - 1) / 2) * lineHeight + fontSize * 0.33}
          className={index < lines.length ? "figure-text" : "figure-note"}
          {...(index < lines.length ? { fontWeight: 600 } : { fontSize: fontSize - 1 })}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}
