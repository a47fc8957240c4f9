/**
 * Prisma's libsql adapter over ONE SQLite connection.
 *
 * The stock client opens a new connection after every transaction: descriptors leak, PRAGMAs are lost and two processes that
 * read and then write end in BUSY_SNAPSHOT. This subclass keeps one connection, begins transactions IMMEDIATE on it, and rolls
 * back after a failed COMMIT (otherwise the connection stays inside the dead transaction and swallows every later write).
 * It leans on the private constructors of @libsql/client 0.8.1: tests/db.test.ts guards any change of version.
 */
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { Sqlite3Client, Sqlite3Transaction } from "@libsql/client/sqlite3";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import Database from "libsql";

type Statement = Parameters<Sqlite3Client["execute"]>[0];
type Mode = Parameters<Sqlite3Client["transaction"]>[0];

const PRAGMAS = [
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = NORMAL",
  "PRAGMA busy_timeout = 5000",
  "PRAGMA foreign_keys = ON",
] as const;

/** libsql runs statements synchronously: without a pause a looping request would freeze every other one. */
const BREATHER_MS = 10;

class Breather {
  #lastPauseAt = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.#lastPauseAt < BREATHER_MS) return;
    await yieldToEventLoop();
    this.#lastPauseAt = performance.now();
  }
}

class OneConnectionTransaction extends Sqlite3Transaction {
  readonly #connection: Database.Database;
  readonly #breather: Breather;

  constructor(connection: Database.Database, breather: Breather) {
    super(connection, "number");
    this.#connection = connection;
    this.#breather = breather;
  }

  override async execute(statement: Statement): ReturnType<Sqlite3Transaction["execute"]> {
    await this.#breather.breathe();
    return super.execute(statement);
  }

  override async commit(): Promise<void> {
    try {
      await super.commit();
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }
}

class OneConnectionClient extends Sqlite3Client {
  readonly #connection: Database.Database;
  readonly #breather = new Breather();

  constructor(file: string) {
    const connection = new Database(file);
    // `exec` throws on PRAGMAs that answer with a row, so each is prepared and read.
    for (const pragma of PRAGMAS) connection.prepare(pragma).all();
    super(file, {}, connection, "number");
    this.#connection = connection;
  }

  override async execute(statement: Statement): ReturnType<Sqlite3Client["execute"]> {
    await this.#breather.breathe();
    return super.execute(statement);
  }

  // The adapter's mutex keeps every other query of this client out until the transaction ends.
  override async transaction(_mode?: Mode): Promise<Sqlite3Transaction> {
    await this.#breather.breathe();
    this.#connection.prepare("BEGIN IMMEDIATE").run();
    return new OneConnectionTransaction(this.#connection, this.#breather);
  }
}

/** Driver adapter for the embedded database. `file` is an absolute path; its folder must exist. */
export class SqliteAdapter extends PrismaLibSQL {
  readonly #file: string;

  constructor(file: string) {
    super({ url: `file:${file}` });
    this.#file = file;
  }

  override createClient(): Sqlite3Client {
    return new OneConnectionClient(this.#file);
  }
}
