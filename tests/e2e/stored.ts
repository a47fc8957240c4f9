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

/** Days pass for what waits to be reviewed: everything was answered ten days ago and is due since yesterday. */
export function letReviewsFallDue(server: OwnServer): void {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().replace("Z", "+00:00");
  open(server, (db) => db.prepare("UPDATE ReviewCard SET dueAt = ?, lastReviewAt = ?").run(ago(1), ago(10)));
}

/** Every criterion was asked in this way last time, so that another one is next. */
export function letLastFormBe(server: OwnServer, form: string): void {
  open(server, (db) => db.prepare("UPDATE ReviewCard SET lastForm = ?").run(form));
}

export type StoredReview = { form: string; promptKey: string; reply: string; levelAfter: number | null };

/** The answers of reviews, in their order. */
export function storedReviews(server: OwnServer): StoredReview[] {
  return open(
    server,
    (db) =>
      db
        .prepare("SELECT form, promptKey, reply, levelAfter FROM ReviewEvent WHERE form <> 'attempt' ORDER BY at")
        .all() as StoredReview[],
  );
}
