import { levelName, type LevelName, type LevelOrUnknown } from "../../domain/rubric/level";

const COLOUR: Record<LevelName, string> = {
  "Not found": "text-level-none",
  Named: "text-level-named",
  Explained: "text-level-explained",
  Defended: "text-level-defended",
  "Can't tell": "text-level-unknown",
};

/** The level's shape alone (hidden from screen readers): use it only beside the level's word. */
export function LevelShape({ level, size = 16 }: { level: LevelOrUnknown; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      data-level={level ?? "unknown"}
      className={`flex-none ${COLOUR[levelName(level)]}`}
    >
      {shape(level)}
    </svg>
  );
}

function shape(level: LevelOrUnknown) {
  switch (level) {
    case null:
      return (
        <circle
          cx="8"
          cy="8"
          r="5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="0.1 3.36"
          strokeLinecap="round"
        />
      );
    case 0:
      return <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 1:
      return (
        <>
          <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
        </>
      );
    case 2:
      return <circle cx="8" cy="8" r="5.75" fill="currentColor" />;
    case 3:
      return (
        <>
          <circle cx="8" cy="8" r="4" fill="currentColor" />
          <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </>
      );
  }
}

/** A level as shape, colour and word: none of the three is needed to tell it from the others. */
export function LevelBadge({
  level,
  prefix,
  size = "normal",
}: {
  level: LevelOrUnknown;
  /** Whose level it is: "you", "grade". */
  prefix?: string;
  size?: "normal" | "large";
}) {
  const name = levelName(level);
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${size === "large" ? "text-lg" : "text-sm"}`}>
      {prefix === undefined ? null : <span className="text-ink-soft">{prefix}</span>}
      <LevelShape level={level} size={size === "large" ? 20 : 16} />
      <span className={`font-semibold ${COLOUR[name]}`}>{name}</span>
    </span>
  );
}
