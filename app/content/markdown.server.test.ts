import fc from "fast-check";
import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.server";

/** Hostile Markdown: every entry tries to get script, style, a foreign request or a form into the page. */
const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src='javascript:alert(1)'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<style>*{display:none}</style>",
  "<form action='https://evil.example'><input name=password></form>",
  "<base href='https://evil.example/'>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](&#x6A;avascript&colon;alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](//evil.example/path)",
  "[x](\\\\evil.example)",
  "![x](https://evil.example/track.png)",
  "![x](javascript:alert(1))",
  "[x][r]\n\n[r]: javascript:alert(1)",
  "[x](https://ok.example 'title\" onmouseover=\"alert(1)')",
  '[x](https://ok.example/"onmouseover="alert(1))',
  '<https://ok.example/"onmouseover=alert(1)>',
  "`<script>alert(1)</script>`",
  '```html"><script>alert(1)</script>\n<b>\n```',
  "| a |\n|:-:|\n| <script>alert(1)</script> |",
  "# <img src=x onerror=alert(1)>",
  "\u0000<script>alert(1)</script>",
  "<<script>script>alert(1)<</script>/script>",
  "<!-- --><script>alert(1)</script><!-- -->",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
];

const ALLOWED = new Set(
  [
    "P",
    "EM",
    "STRONG",
    "S",
    "A",
    "CODE",
    "PRE",
    "UL",
    "OL",
    "LI",
    "BLOCKQUOTE",
    "HR",
    "BR",
    "TABLE",
    "THEAD",
    "TBODY",
    "TR",
    "TH",
    "TD",
  ].concat(["H1", "H2", "H3", "H4", "H5", "H6"]),
);
const ALLOWED_ATTRIBUTES = new Set(["href", "title", "rel", "class", "start"]);

/** Everything in the rendered HTML that is neither an allowed element nor an allowed attribute nor a safe link. */
function foreign(markdown: string): string[] {
  const window = new Window();
  window.document.body.innerHTML = renderMarkdown(markdown);
  const found: string[] = [];
  for (const element of window.document.body.querySelectorAll("*")) {
    if (!ALLOWED.has(element.tagName)) found.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (!ALLOWED_ATTRIBUTES.has(name)) found.push(`${element.tagName} ${name}`);
      if (name === "href" && !/^(https?:|mailto:|\/(?!\/)|#)/i.test(value ?? "")) found.push(`href ${value}`);
    }
  }
  return found;
}

test.each(HOSTILE)("hostile Markdown stays text: %j", (markdown) => {
  expect(foreign(markdown)).toEqual([]);
});

test("no Markdown whatever brings in foreign elements", () => {
  const piece = fc.constantFrom(...HOSTILE, "[", "](", ")", "<", ">", "`", "\n", '"', "javascript:", " ");
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 12 }), (parts) => {
      expect(foreign(parts.join(""))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("what authors write is rendered: emphasis, lists, tables, code, links that say where they lead", () => {
  const html = renderMarkdown(
    "**bold** and `code`\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[docs](https://kubernetes.io/docs/)",
  );
  expect(html).toContain("<strong>bold</strong>");
  expect(html).toContain("<li>one</li>");
  expect(html).toContain('<td class="text-right">2</td>');
  expect(html).toContain('<a href="https://kubernetes.io/docs/" rel="noopener noreferrer nofollow">docs</a>');
  expect(html).not.toContain("style=");
});
