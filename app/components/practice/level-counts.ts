import { levelName, type LevelOrUnknown } from "../../domain/rubric/level";

const ORDER: readonly LevelOrUnknown[] = [3, 2, 1, 0, null];

/** "2 defended, 1 named, 1 can't tell": best first, what does not occur left out. */
export function levelCounts(levels: readonly LevelOrUnknown[]): string {
  return ORDER.flatMap((level) => {
    const count = levels.filter((one) => one === level).length;
    return count === 0 ? [] : [`${String(count)} ${levelName(level).toLowerCase()}`];
  }).join(", ");
}
