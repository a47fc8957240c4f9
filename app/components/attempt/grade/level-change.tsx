import type { LevelOrUnknown } from "../../../domain/rubric/level";
import { LevelBadge } from "../../ui/level-badge";

/** Before and after, in words and shapes; an unchanged level is said once. */
export function LevelChange({ before, after }: { before: LevelOrUnknown; after: LevelOrUnknown }) {
  if (before === after) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <LevelBadge level={after} />
        <span className="text-sm text-ink-soft">unchanged</span>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <LevelBadge level={before} />
      <span aria-hidden="true" className="text-ink-soft">
        →
      </span>
      <span className="sr-only">now</span>
      <LevelBadge level={after} />
    </span>
  );
}
