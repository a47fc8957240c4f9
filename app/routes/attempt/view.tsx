import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { AttemptHeader } from "../../components/attempt/attempt-header";
import type { Phase } from "../../domain/attempt/attempt";
import { PageTitle } from "../../components/ui/page";
import type { AttemptFrame } from "../../services/views";

/** What stands around every part: title, clock, state of saving, the rail. */
export function AttemptView({
  frame,
  part,
  renderedAt,
  children,
}: {
  frame: AttemptFrame;
  part: Phase;
  renderedAt: string;
  children: ReactNode;
}) {
  return (
    <>
      <AttemptHeader frame={frame} part={part} renderedAt={renderedAt} />
      {children}
    </>
  );
}

/** The server did not answer, or broke: what was typed is in the browser and comes back with the page. */
export function NoAnswer() {
  const { pathname } = useLocation();
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead="What you saved is on the server, and what you were typing is kept in this browser: it stands in its field again once the page loads.">
        The server did not answer
      </PageTitle>
      {/* Not a Link: the page has to be loaded whole. */}
      <a href={pathname} className="font-semibold">
        Load this page again
      </a>
    </div>
  );
}
