/** HTML from our own Markdown renderer (raw HTML escaped there), set as running text. Never pass anything else. */
export function Prose({ html, className }: { html: string; className?: string }) {
  return <div className={`prose ${className ?? ""}`.trimEnd()} dangerouslySetInnerHTML={{ __html: html }} />;
}
