import { readArchive, type Archive } from "../db/archive/parts.server";
import { heldAttempts } from "./chairs/held-attempt.server";
import type { AppContext } from "./context.server";

/**
 * A learner's practice as plain values for JSON, part by part (app/db/archive/parts.server.ts). Of an attempt whose two chairs have not
 * compared yet the grade is left out: it is given when they have.
 */
export async function exportAttempts({ db }: Pick<AppContext, "db">, userId: string): Promise<Archive> {
  const held = await heldAttempts(db, userId);
  const archive = await readArchive(db, userId);
  return {
    ...archive,
    attempts: archive.attempts.map((attempt) =>
      held.has(attempt.id) ? { ...attempt, report: null, grades: [] } : attempt,
    ),
  };
}
