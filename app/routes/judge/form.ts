import { levelField } from "../../components/attempt/self-judgement";
import { LevelSchema, type Level } from "../../domain/rubric/level";

/** The levels that were chosen, and the criteria that have none. What is no level counts as not chosen. */
export function readLevels(
  form: FormData,
  criterionIds: readonly string[],
): { levels: Record<string, Level>; missing: string[] } {
  const levels: Record<string, Level> = {};
  const missing: string[] = [];
  for (const id of criterionIds) {
    const value = form.get(levelField(id));
    const level = LevelSchema.safeParse(value === null || value === "" ? null : Number(value));
    if (level.success) levels[id] = level.data;
    else missing.push(id);
  }
  return { levels, missing };
}
