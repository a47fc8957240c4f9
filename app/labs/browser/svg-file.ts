/** The classes of the pictures in the light theme: a file stands alone. Kept in step with styles.css by svg-file.test.ts. */
const COLOURS = {
  paper: "#fbfaf6",
  ink: "#25231e",
  soft: "#555147",
  line: "#dfdacd",
  strong: "#878174",
  accent: "#0d5a61",
  link: "#27539a",
  quantity: "#855400",
  consequence: "#6a468e",
  danger: "#98301f",
  good: "#1f6238",
} as const;

const STYLE = `
text{font-family:system-ui,sans-serif;fill:${COLOURS.ink}}
.figure-note{fill:${COLOURS.soft}}.figure-grid{stroke:${COLOURS.line};fill:none}.figure-line{stroke:${COLOURS.accent};fill:none;stroke-width:2}
.figure-edge{stroke:${COLOURS.strong};fill:none}.figure-box{fill:${COLOURS.paper};stroke:${COLOURS.strong}}.figure-dot{fill:${COLOURS.accent}}
.plot-line{fill:none;stroke-width:2}.plot-line-1{stroke:${COLOURS.accent}}.plot-line-2{stroke:${COLOURS.link};stroke-dasharray:7 4}
.plot-line-3{stroke:${COLOURS.quantity};stroke-dasharray:2 3}.plot-line-4{stroke:${COLOURS.consequence};stroke-dasharray:10 3 2 3}.plot-line-bad{stroke:${COLOURS.danger};stroke-width:2.5}
.plot-area-1{fill:#9cbdbd}.plot-area-2{fill:#d0d9e4}.plot-area-3{fill:#d8c8ae}.plot-area-4{fill:#dbd2df}.plot-area-bad{fill:${COLOURS.danger};fill-opacity:.45}
.plot-moment{stroke:${COLOURS.ink};stroke-dasharray:1 2}.plot-box{fill:${COLOURS.paper};stroke:${COLOURS.strong}}
.plot-box-bad{fill:#f9e8e3;stroke:${COLOURS.danger};stroke-width:2}.plot-box-good{fill:#e3f0e6;stroke:${COLOURS.good}}
`.replaceAll("\n", "");

/** A picture's markup as a file of its own: namespace, size, colours and paper. */
export function svgFile(markup: string): string {
  const start = /<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(markup);
  const end = markup.lastIndexOf("</svg>");
  if (start === null || end < 0) throw new Error("A lab's Picture is one <svg> with a viewBox from 0 0.");
  const [open, width = "760", height = "300"] = start;
  const inner = markup.slice(start.index + open.length, end);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${String(Number(width) + 24)} ${String(Number(height) + 24)}" width="${width}" height="${height}">`;
  const paper = `<rect x="-12" y="-12" width="100%" height="100%" fill="${COLOURS.paper}"/>`;
  return `${head}<style>${STYLE}</style>${paper}${inner}</svg>`;
}
