import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { createDb } from "../db/client.server";
import { EmailSchema } from "../domain/account/credentials";
import { env } from "../env.server";
import { resetPassword } from "../services/account/reset-password.server";
import { newId } from "../services/app-context.server";
import { NotFoundError } from "../services/errors";

/** `user:reset <e-mail>`: a new random password for a lost one, printed once; every session of the account ends. */
export async function runUserReset(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const email = EmailSchema.safeParse(positionals[0]);
  if (positionals.length !== 1 || !email.success) {
    console.error("Usage: npm run --silent user:reset -- <e-mail>");
    return 2;
  }
  if (!existsSync(env.databaseFile)) {
    console.error(`There is no database at ${env.databaseFile}. Is DATA_DIR right?`);
    return 2;
  }
  const db = createDb(env.databaseFile);
  try {
    const { password } = await resetPassword({ db, now: () => new Date(), newId }, email.data);
    console.log(`New password of ${email.data}: ${password}`);
    console.log("Every session of the account has ended. Pass it on by a safe way, to be changed after signing in.");
    return 0;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await db.$disconnect();
  }
}
