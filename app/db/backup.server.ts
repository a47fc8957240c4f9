import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "libsql";

/**
 * Writes a consistent copy of the database, which may be in use, to `copy` (which must not exist yet).
 * Throws with SQLite's own message when that fails; a half-written copy is removed.
 */
export function backUpDatabase(file: string, copy: string): void {
  mkdirSync(path.dirname(copy), { recursive: true });
  const db = new Database(file);
  try {
    db.prepare("PRAGMA busy_timeout = 10000").all();
    db.prepare("VACUUM INTO ?").run(copy);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  } finally {
    db.close();
  }
}

export type RestoreRefusal = "missing" | "not-a-database" | "not-ours" | "in-use";

/** Why a copy cannot be restored over `file`, or null when it can. */
export function whyNotRestore(copy: string, file: string): RestoreRefusal | null {
  if (!existsSync(copy)) return "missing";
  const db = new Database(copy);
  try {
    const check = db.prepare("PRAGMA integrity_check").get() as { integrity_check?: string } | undefined;
    if (check?.integrity_check !== "ok") return "not-a-database";
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'Attempt'").get() === undefined) return "not-ours";
  } catch {
    return "not-a-database";
  } finally {
    db.close();
  }
  return isInUse(file) ? "in-use" : null;
}

/**
 * Puts a checked copy in the place of the database. The old database stays beside it as `<file>.replaced`; its write-ahead log
 * goes with it, because a log left behind would be played into the restored file.
 */
export function restoreDatabase(copy: string, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.restoring`;
  copyFileSync(copy, fresh, constants.COPYFILE_FICLONE);
  for (const suffix of ["-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
  if (existsSync(file)) renameSync(file, `${file}.replaced`);
  renameSync(fresh, file);
}

/** In WAL mode an exclusive lock can be had only when no other process has the database open. */
function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new Database(file);
  try {
    db.prepare("PRAGMA busy_timeout = 200").all();
    db.prepare("PRAGMA locking_mode = EXCLUSIVE").all();
    db.exec("BEGIN EXCLUSIVE");
    db.exec("COMMIT");
    db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
    return false;
  } catch {
    return true;
  } finally {
    db.close();
  }
}
