import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Diagram as DiagramData } from "../../domain/scenario/schema";
import { Diagram } from "./diagram";

const DIAGRAM: DiagramData = {
  title: "From notice to loss",
  alt: "The notice reaches the router, which stops sending; the replica is gone after two minutes.",
  nodes: [
    { id: "notice", label: "Notice", at: [0, 0], tone: "plain" },
    { id: "router", label: "Router", note: "stops sending", at: [1, 0], tone: "accent" },
    { id: "gone", label: "Replica gone", note: "after 120 s", at: [2, 0], tone: "danger" },
  ],
  edges: [
    { from: "notice", to: "router", label: "polled every 5 s", style: "solid" },
    { from: "notice", to: "gone", style: "dashed" },
  ],
};
const html = renderToStaticMarkup(<Diagram diagram={DIAGRAM} />);

test("the picture has a title and a description, and says the same in words below", () => {
  expect(html).toContain(`<title id=`);
  expect(html).toMatch(new RegExp(`<desc id="[^"]+">${DIAGRAM.alt}</desc>`));
  expect(html).toContain(`<p class="max-w-measure">${DIAGRAM.alt}</p>`);
});

test("every box's label and note is in the picture", () => {
  const words = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  for (const node of DIAGRAM.nodes) {
    expect(words).toContain(node.label);
    if (node.note !== undefined) expect(words).toContain(node.note);
  }
});

test("the wide and the narrow picture share no id", () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

test("nothing depends on a style attribute, which the content security policy drops", () => {
  expect(html).not.toContain("style=");
});

test("words of the content stand in the picture as text, never as markup", () => {
  const label = `<b> & "it's"`;
  const risky = { ...DIAGRAM, nodes: DIAGRAM.nodes.map((node) => ({ ...node, label })) };
  const markup = renderToStaticMarkup(<Diagram diagram={risky} />);
  expect(markup).not.toContain("<b>");
  expect(markup).toContain("&lt;b&gt;");
});
