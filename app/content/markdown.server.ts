import MarkdownIt from "markdown-it";

/**
 * Raw HTML in the source is escaped, images are left out, and a link must be http(s), mailto or a place on this site:
 * content may come from people the operator does not know.
 */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");
const SAFE_LINK = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;
renderer.validateLink = (url) => SAFE_LINK.test(url.trim());
renderer.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  if (token !== undefined && /^https?:/i.test(String(token.attrGet("href") ?? "")))
    token.attrSet("rel", "noopener noreferrer nofollow");
  return self.renderToken(tokens, index, options);
};
// Column alignment would be a style attribute, which the content security policy drops; a class says the same.
for (const rule of ["th_open", "td_open"] as const) {
  renderer.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const style = String(token?.attrGet("style") ?? "");
    if (token !== undefined && style !== "") {
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
      if (style.endsWith("right")) token.attrJoin("class", "text-right");
      if (style.endsWith("center")) token.attrJoin("class", "text-center");
    }
    return self.renderToken(tokens, index, options);
  };
}

/** Markdown to HTML that is safe to put into a page: no raw HTML, no script, no style, no images. */
export function renderMarkdown(markdown: string): string {
  return renderer.render(markdown);
}
