import path from "node:path";
import Database from "libsql";
import type { OwnServer } from "./own-server";

export type StoredDraft = { text: string; revision: number; phase: string; versions: string[] };

/** Opens the database file of a journey's own server; the server may be running or dead. */
function open<T>(server: OwnServer, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(server.dataDir, "defend-it.db"));
  try {
    db.prepare("PRAGMA busy_timeout = 5000").all();
    return work(db);
  } finally {
    db.close();
  }
}

/** What the server really holds of an attempt, read past it. `versions`: what came too late and was kept. */
export function storedDraft(server: OwnServer, attemptId: string): StoredDraft {
  return open(server, (db) => {
    const row = db.prepare("SELECT draft, draftRevision, phase FROM Attempt WHERE id = ?").get(attemptId) as
      { draft: string; draftRevision: number; phase: string } | undefined;
    if (row === undefined) throw new Error(`no attempt ${attemptId}`);
    const kept = db.prepare("SELECT text FROM DraftConflict WHERE attemptId = ? ORDER BY createdAt").all(attemptId);
    return {
      text: row.draft,
      revision: row.draftRevision,
      phase: row.phase,
      versions: (kept as { text: string }[]).map(({ text }) => text),
    };
  });
}

/** Ends every session on the server's side, as a clean-up or an operator would. */
export function endSessions(server: OwnServer): void {
  open(server, (db) => db.prepare("DELETE FROM Session").run());
}
