import { Link } from "@remix-run/react";
import { PHASES, phaseIndex, type Phase } from "../../domain/attempt/attempt";
import { paths } from "../../paths";
import type { AttemptFrame } from "../../services/views";
import { SoftTimer } from "./soft-timer";

/** Where the editor says how saving stands. */
export const SAVING_SLOT = "saving-slot";

export const PART_TITLE: Record<Phase, string> = {
  design: "Design",
  judge: "Judge yourself",
  grade: "Grade",
  probe: "Probe",
  twist: "Twist",
  contrast: "Contrast",
  finished: "Done",
};
/** Narrow screens have room for one word a step. */
const SHORT_TITLE: Partial<Record<Phase, string>> = { judge: "Judge" };

/** Title, where one is in the loop, and the way back to what was reached. Sticks to the top: the state of saving stays in view. */
export function AttemptHeader({
  frame,
  part,
  renderedAt,
}: {
  frame: AttemptFrame;
  part: Phase;
  /** When the server made the page. */
  renderedAt: string;
}) {
  const number = phaseIndex(part) + 1;
  return (
    <header className="no-print z-10 -mx-4 mb-8 -mt-8 border-b border-line bg-paper px-4 pt-4 sm:sticky sm:top-0 sm:-mx-6 sm:px-6 md:-mt-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
        <p className="min-w-0 font-semibold">
          <Link to={paths.scenario(frame.scenarioId)} className="text-ink no-underline hover:underline">
            {frame.title}
          </Link>
        </p>
        <p className="flex flex-wrap items-baseline gap-x-5 text-sm text-ink-soft">
          <span>
            part {number} of {PHASES.length}
          </span>
          <PartTime frame={frame} part={part} renderedAt={renderedAt} />
          <span id={SAVING_SLOT} className="empty:hidden" />
        </p>
      </div>
      <PhaseRail frame={frame} part={part} />
    </header>
  );
}

/** A clock while the design is being written; later parts only say what they usually take. */
function PartTime({ frame, part, renderedAt }: { frame: AttemptFrame; part: Phase; renderedAt: string }) {
  const { minutes, phase, startedAt } = frame;
  if (part === "design") {
    if (phase !== "design") return null;
    return <SoftTimer startedAt={startedAt} renderedAt={renderedAt} budgetMinutes={minutes.brief + minutes.design} />;
  }
  if (part !== phase || (part !== "judge" && part !== "probe" && part !== "contrast")) return null;
  return <span>about {minutes[part]} min</span>;
}

function PhaseRail({ frame, part }: { frame: AttemptFrame; part: Phase }) {
  const reached = phaseIndex(frame.phase);
  return (
    <nav aria-label="Steps of this attempt" className="mt-2">
      <ol className="relative -mb-px flex gap-x-[0.55rem] overflow-x-auto text-[0.74rem] sm:gap-x-6 sm:text-sm">
        {PHASES.map((phase, index) => {
          const title = SHORT_TITLE[phase] ?? PART_TITLE[phase];
          const isCurrent = phase === part;
          const look = isCurrent
            ? "border-accent font-semibold text-ink"
            : index <= reached
              ? "border-line-strong text-ink-soft hover:text-ink"
              : "border-transparent text-ink-faint";
          const className = `block whitespace-nowrap border-b-2 pb-1.5 pt-1 no-underline ${look}`;
          return (
            <li key={phase}>
              {index <= reached ? (
                <Link to={paths[phase](frame.id)} className={className} aria-current={isCurrent ? "step" : undefined}>
                  {title}
                </Link>
              ) : (
                <span className={className}>
                  {title}
                  <span className="sr-only"> (not reached yet)</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
