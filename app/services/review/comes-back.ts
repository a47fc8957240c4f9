import type { LevelOrUnknown } from "../../domain/rubric/level";

/** Why a criterion comes back on its day, in words. */
export function comesBackBecause({ level, isLeech }: { level: LevelOrUnknown; isLeech: boolean }): string {
  if (level === null)
    return "It could not be told from this answer, so it does not count; it is asked again, another way.";
  if (isLeech && level < 2)
    return "It has slipped away several times, so it rests for a few days before it is asked again.";
  if (isLeech) return "You had it this time. It comes back sooner than the rest until it stays.";
  if (level < 2) return "The reason did not come, so it comes back soon, asked another way.";
  if (level === 2) return "You gave the reason. It comes back when you are about to forget it.";
  return "You defended it. It comes back when you are about to forget it, which takes longer after a firm answer.";
}
