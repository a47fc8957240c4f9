import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaClient } from "../generated/sqlite/client";
import { SqliteAdapter } from "./sqlite-adapter.server";

export type Db = PrismaClient;
/** What a repository function takes: the client, or the `tx` of a transaction. */
export type DbOrTx = Omit<Db, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** Opens (and creates, if need be) the SQLite database in `file`, an absolute path. Migrations are the caller's. */
export function createDb(file: string): Db {
  mkdirSync(path.dirname(file), { recursive: true });
  // maxWait: how long a transaction may wait for its turn; timeout: how long it may hold the one connection.
  return new PrismaClient({ adapter: new SqliteAdapter(file), transactionOptions: { maxWait: 5000, timeout: 5000 } });
}
