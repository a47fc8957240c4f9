import type { Diagram as DiagramData } from "../../domain/scenario/schema";
import { layoutDiagram } from "../figures/diagram-layout";
import { pictureMarkup } from "../figures/picture-markup";
import { Disclosure } from "./disclosure";
import { ScrollFrame } from "./scroll-frame";

/** Room on a phone of 390 px, less the page's own margins. */
const NARROW_WIDTH = 340;
const NARROW_GAP_X = 18;
/** Below this, words no longer fit into a box at a readable size; the picture is then wider than the page. */
const NARROW_NODE_MIN = 98;

type Drawn = { wide: string; narrow: string; narrowWidth: number };
// Routing edges round boxes and writing the picture is most of what a scenario page costs, and content does not change: drawn once.
const drawn = new WeakMap<DiagramData, Drawn>();

function drawnOf(diagram: DiagramData): Drawn {
  const known = drawn.get(diagram);
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
  const id = `picture-${diagram.nodes.map((node) => node.id).join("-")}`;
  const made = {
    wide: pictureMarkup(diagram, { id: `${id}-wide`, layout: wide, fontSize: 14, className: "h-auto max-w-full" }),
    narrow: pictureMarkup(diagram, { id: `${id}-narrow`, layout: narrow, fontSize: 12.5, className: "max-w-none" }),
    narrowWidth: narrow.width,
  };
  drawn.set(diagram, made);
  return made;
}

/**
 * A scenario's picture, drawn on the server: one for wide pages, one for narrow ones (columns and rows swapped when that
 * gives fewer columns); what it says stands below it in words for whoever does not see it or would rather read.
 */
export function Diagram({ diagram }: { diagram: DiagramData }) {
  const { wide, narrow, narrowWidth } = drawnOf(diagram);
  return (
    <figure>
      <figcaption className="mb-3 font-semibold">{diagram.title}</figcaption>
      <ScrollFrame label={diagram.title} className="hidden md:block">
        <div dangerouslySetInnerHTML={{ __html: wide }} />
      </ScrollFrame>
      <ScrollFrame label={diagram.title} className="md:hidden">
        <div dangerouslySetInnerHTML={{ __html: narrow }} />
      </ScrollFrame>
      {narrowWidth > NARROW_WIDTH + 2 ? (
        <p className="mt-1 text-sm text-ink-soft md:hidden">The picture is wider than the page: push it sideways.</p>
      ) : null}
      <Disclosure summary="The picture in words" className="mt-2 text-sm">
        <p className="max-w-measure">{diagram.alt}</p>
      </Disclosure>
    </figure>
  );
}
