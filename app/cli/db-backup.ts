import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { backUpDatabase } from "../db/backup.server";
import { env } from "../env.server";

/** `db:backup [file]`: a consistent copy while the server runs. */
export async function runBackup(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const copy = path.resolve(positionals[0] ?? path.join(env.DATA_DIR, "backups", `backup-${stamp}.db`));
  if (!existsSync(env.databaseFile)) {
    console.error(`There is no database at ${env.databaseFile} yet: nothing to copy. Is DATA_DIR right?`);
    return Promise.resolve(2);
  }
  if (existsSync(copy)) {
    console.error(`${copy} exists already. Name another file.`);
    return Promise.resolve(2);
  }
  backUpDatabase(env.databaseFile, copy);
  console.log(copy);
  return Promise.resolve(0);
}
