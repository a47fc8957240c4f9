import { levelField } from "../../components/attempt/self-judgement";
import { LEVELS, type Level } from "../../domain/rubric/level";

/** The levels that were chosen, and the criteria that have none. What is no level counts as not chosen. */
export function readLevels(
  form: FormData,
  criterionIds: readonly string[],
): { levels: Record<string, Level>; missing: string[] } {
  const levels: Record<string, Level> = {};
  const missing: string[] = [];
  for (const id of criterionIds) {
    const value = form.get(levelField(id));
    const level = LEVELS.find((one) => String(one) === value);
    if (level === undefined) missing.push(id);
    else levels[id] = level;
  }
  return { levels, missing };
}
