import type { RunOutcome } from "../../domain/lab-run/lab-run";

const WORDS: Record<RunOutcome["verdict"], { word: string; className: string; shape: string }> = {
  survived: { word: "Held", className: "text-good", shape: "M3 8.5l3.5 3.5L13 4.5" },
  degraded: { word: "Degraded", className: "text-warn", shape: "M2 10q3-6 6-2t6-2" },
  failed: { word: "Broke", className: "text-danger", shape: "M4 4l8 8M12 4l-8 8" },
};

/** What became of a design: word and shape, the colour only helps. */
export function VerdictBadge({ verdict }: { verdict: RunOutcome["verdict"] }) {
  const { word, className, shape } = WORDS[verdict];
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold ${className}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="flex-none">
        <path d={shape} fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      {word}
    </span>
  );
}
