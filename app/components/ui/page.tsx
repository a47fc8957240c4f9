import type { ReactNode } from "react";

/** A dash stays on the line of the word before it. */
function keepDash(title: string): string {
  return title.replaceAll(" - ", "\u00a0- ");
}

/** The one h1 of a page. `kicker` names where one is, `lead` says in a sentence what the page is for. */
export function PageTitle({
  children,
  kicker,
  lead,
  aside,
}: {
  children: ReactNode;
  kicker?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-measure">
        {kicker === undefined ? null : <p className="mb-1 text-sm text-ink-soft">{kicker}</p>}
        <h1 className="text-[1.75rem] md:text-[2.125rem]">
          {typeof children === "string" ? keepDash(children) : children}
        </h1>
        {lead === undefined ? null : <p className="mt-3 text-ink-soft">{lead}</p>}
      </div>
      {aside === undefined ? null : <div>{aside}</div>}
    </header>
  );
}

/**
 * A titled part of a page, parted from the one before by a line and space. On a wide page `headingAt="side"` sets the title into
 * the margin, as in a book: for text and lists; tables and pictures need the whole width.
 */
export function Section({
  title,
  aside,
  id,
  children,
  headingAt = "top",
  hasRule = true,
}: {
  title: ReactNode;
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
  headingAt?: "top" | "side";
  /** False for the first part of a page, right under its title. */
  hasRule?: boolean;
}) {
  const isSide = headingAt === "side";
  return (
    <section
      id={id}
      className={`mt-10 ${hasRule ? "border-t border-line pt-6" : ""} ${isSide ? "grid gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]" : ""}`.trimEnd()}
    >
      <div className={isSide ? "" : "mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1"}>
        <h2 className="text-xl">{title}</h2>
        {aside === undefined ? null : (
          <div className={`text-sm text-ink-soft ${isSide ? "mt-1" : ""}`.trimEnd()}>{aside}</div>
        )}
      </div>
      {isSide ? <div className="min-w-0">{children}</div> : children}
    </section>
  );
}

/** Keeps running text to a 68-character line. */
export function Measure({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`max-w-measure ${className ?? ""}`.trimEnd()}>{children}</div>;
}
