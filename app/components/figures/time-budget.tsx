import type { BriefView } from "../../services/views";

const PARTS = [
  ["brief", "Brief"],
  ["design", "Design"],
  ["judge", "Judge yourself"],
  ["probe", "Probes"],
  ["contrast", "Contrast"],
] as const;

/** Minutes per part: a strip to scale, and the same in words. */
export function TimeBudget({ minutes }: { minutes: BriefView["minutes"] }) {
  const total = PARTS.reduce((sum, [key]) => sum + minutes[key], 0);
  let before = 0;
  return (
    <div>
      <svg width="100%" height="14" aria-hidden="true" focusable="false">
        {PARTS.map(([key]) => {
          const x = (before / total) * 100;
          before += minutes[key];
          return (
            <rect
              key={key}
              x={`${x.toFixed(2)}%`}
              y="0"
              width={`${((minutes[key] / total) * 100).toFixed(2)}%`}
              height="14"
              className={key === "design" ? "budget-part budget-part-main" : "budget-part"}
            />
          );
        })}
      </svg>
      <dl className="mt-2 grid grid-cols-[1fr_auto] text-[0.94rem]">
        {PARTS.map(([key, title]) => (
          <div key={key} className="contents">
            <dt className={key === "design" ? "font-semibold" : "text-ink-soft"}>{title}</dt>
            <dd className="text-right text-ink-soft">{minutes[key]} min</dd>
          </div>
        ))}
        <div className="contents">
          <dt className="mt-1 border-t border-line pt-1">Together</dt>
          <dd className="mt-1 border-t border-line pt-1 text-right">{total} min</dd>
        </div>
      </dl>
    </div>
  );
}
