/** First stop of the Tab key on every page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:left-4 focus:top-3 focus:z-10 focus:bg-paper focus:px-4 focus:py-2"
    >
      Skip to the content
    </a>
  );
}
