import { Link } from "@remix-run/react";
import { VerdictBadge } from "../../components/lab/verdict-badge";
import { PageTitle } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { paths } from "../../paths";
import type { LabItem } from "../../services/lab/lab-views";

const KIND: Record<LabItem["kind"], string> = {
  simulator: "Simulator: time passes, things break",
  analyser: "Analyser: paste your own, get the verdict and the reason",
  stepper: "Stepper: message by message",
};

/** Every lab, with the question that it answers. */
export function LabsPage({ labs }: { labs: readonly LabItem[] }) {
  return (
    <>
      <PageTitle lead="The numbers of a design go into a model of the very system, the interviewer attacks it, and it holds or breaks. Every lab works without an attempt, with your own numbers, files and traces.">
        Labs
      </PageTitle>
      <ul className="grid gap-x-10 lg:grid-cols-2">
        {labs.map((lab) => (
          <li key={lab.id} className="border-t border-line py-5">
            <h2 className="text-xl">
              <Link to={paths.lab(lab.id)}>{lab.title}</Link>
            </h2>
            <p className="mt-2 max-w-measure">{lab.asks}</p>
            <p className="mt-2 text-sm text-ink-soft">
              {KIND[lab.kind]}
              {lab.takesTrace ? " · replays your own trace" : ""}
            </p>
            {lab.last === null ? null : (
              <p className="mt-2 text-sm">
                <VerdictBadge verdict={lab.last.verdict} /> <Time iso={lab.last.at} />: {lab.last.headline}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
