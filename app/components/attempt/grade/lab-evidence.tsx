import { Link } from "@remix-run/react";
import { paths } from "../../../paths";
import type { LabEvidence } from "../../../services/lab/lab-views";
import { VerdictBadge } from "../../lab/verdict-badge";
import { Time } from "../../ui/time";

/** What the lab said about this design: beside the grade of the text, and never in it. */
export function LabEvidenceList({ evidence }: { evidence: readonly LabEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="grid gap-3" aria-label="From the lab">
      {evidence.map(({ runId, attemptId, labId, query, outcome, event, traceName, at }) => (
        <li key={runId} className="border-l-2 border-accent pl-4">
          <p>
            <span className="text-sm text-ink-soft">
              In the lab, <Time iso={at} />
              {event === null ? "" : `, thrown at it: ${event}`}
            </span>
            <br />
            <VerdictBadge verdict={outcome.verdict} /> {outcome.headline}
            {outcome.firstCause === null ? null : <> First cause: {outcome.firstCause}</>}
          </p>
          {traceName === null ? (
            <p className="text-sm">
              <Link
                to={paths.lab(labId, `${query}${query === "" ? "" : "&"}_show=1&_run=${runId}&_attempt=${attemptId}`)}
              >
                Look at this run
              </Link>
            </p>
          ) : (
            <p className="text-sm text-ink-soft">Over your trace {traceName}, which stayed in your browser.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
