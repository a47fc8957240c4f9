import type { Diagram } from "../../domain/scenario/schema";
import type { LaidOutDiagram } from "./diagram-layout";

export type PictureLook = {
  /** Makes the ids of one picture differ from those of another on the same page. */
  id: string;
  layout: LaidOutDiagram;
  /** SVG units. */
  fontSize: number;
  className: string;
};

/** Baseline of a line whose middle is asked for, as a share of the font size. */
const BASELINE = 0.33;

/**
 * A diagram as SVG text. It never changes while its content does not, so it is written once and put into every page as it is: drawing it
 * anew, element by element, was a third of what a scenario page cost.
 */
export function pictureMarkup({ title, alt }: Diagram, { id, layout, fontSize, className }: PictureLook): string {
  const { x, y, width, height, nodes, edges, lineHeight } = layout;
  const edgePaths = edges.map((edge) =>
    element("path", {
      d: edge.path,
      class: "figure-edge",
      "marker-end": `url(#${id}-arrow)`,
      "stroke-dasharray": edge.style === "dashed" ? "5 4" : null,
    }),
  );
  const boxes = nodes.map((node) => {
    const { labelLines, noteLines } = node;
    const box = { x: node.x, y: node.y, width: node.width, height: node.height, rx: 3 };
    const all = [...labelLines, ...noteLines];
    const lines = all.map((line, index) =>
      element(
        "tspan",
        {
          x: node.x + node.width / 2,
          y: lineAt(node.y + node.height / 2, index, all.length, lineHeight, fontSize),
          class: index < labelLines.length ? "figure-text" : "figure-note",
          ...(index < labelLines.length ? { "font-weight": 600 } : { "font-size": fontSize - 1 }),
        },
        escaped(line),
      ),
    );
    const text = element("text", { "text-anchor": "middle", "font-size": fontSize }, lines.join(""));
    return element("g", {}, element("rect", { ...box, class: `figure-box figure-box-${node.tone}` }) + text);
  });
  const labels = edges.flatMap(({ label }) => {
    if (label === null) return [];
    const lines = label.lines.map((line, index, { length }) =>
      element("tspan", { x: label.x, y: lineAt(label.y, index, length, lineHeight, fontSize) }, escaped(line)),
    );
    const look = { "text-anchor": "middle", "font-size": fontSize - 1, class: "figure-on-line" };
    return [element("text", look, lines.join(""))];
  });
  const arrow = element(
    "marker",
    { id: `${id}-arrow`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
    element("path", { d: "M0 0.5 L8 4 L0 7.5 z", class: "figure-arrow" }),
  );
  return element(
    "svg",
    {
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      viewBox: [x, y, width, height].join(" "),
      width,
      height,
      class: className,
    },
    [
      element("title", { id: `${id}-title` }, escaped(title)),
      element("desc", { id: `${id}-desc` }, escaped(alt)),
      element("defs", {}, arrow),
      ...edgePaths,
      ...boxes,
      ...labels,
    ].join(""),
  );
}

function lineAt(middle: number, index: number, count: number, lineHeight: number, fontSize: number): number {
  return middle + (index - (count - 1) / 2) * lineHeight + fontSize * BASELINE;
}

function element(name: string, attributes: Record<string, string | number | null>, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join("")}>${content}</${name}>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
