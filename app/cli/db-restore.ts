import path from "node:path";
import { parseArgs } from "node:util";
import { restoreDatabase, whyNotRestore, type RestoreRefusal } from "../db/backup.server";
import { env } from "../env.server";

const REASONS: Record<RestoreRefusal, string> = {
  missing: "that file does not exist",
  "not-a-database": "that file is not a sound SQLite database",
  "not-ours": "that database was not made by this application",
  "in-use": "the database is in use: stop the server first",
};

/** `db:restore <copy>`: puts a backup in the place of the database; refuses while a server has it open. */
export async function runRestore(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [copy] = positionals;
  if (copy === undefined) {
    console.error("Name the copy: npm run db:restore -- data/backups/backup-....db");
    return Promise.resolve(2);
  }
  const refusal = whyNotRestore(path.resolve(copy), env.databaseFile);
  if (refusal !== null) {
    console.error(`Not restored: ${REASONS[refusal]}.`);
    return Promise.resolve(2);
  }
  restoreDatabase(path.resolve(copy), env.databaseFile);
  console.log(
    `Restored ${copy}. The database before it is at ${env.databaseFile}.replaced; delete that when all is well.`,
  );
  return Promise.resolve(0);
}
