/** A value within known bounds, in words first; the bar only repeats the words. */
export function Meter({
  label,
  value,
  max,
  words,
}: {
  label: string;
  value: number;
  max: number;
  /** What the value says, as shown: "4 of 6". */
  words: string;
}) {
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="text-ink-soft">{words}</span>
      </div>
      <meter className="meter" min={0} max={max} value={value} aria-label={`${label}: ${words}`}>
        {words}
      </meter>
    </div>
  );
}
