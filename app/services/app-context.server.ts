import { randomInt } from "node:crypto";
import path from "node:path";
import { loadLibrary } from "../content/library.server";
import { createDb } from "../db/client.server";
import { env } from "../env.server";
import { chooseJudge } from "../judge/choose.server";
import { chooseSecondJudge } from "../judge/choose-second.server";
import type { AppContext } from "./context.server";

const ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
const ID_LENGTH = 24;

/** 24 random characters of [a-z0-9]: 124 bits. */
export function newId(): string {
  return Array.from({ length: ID_LENGTH }, () => ID_ALPHABET.charAt(randomInt(ID_ALPHABET.length))).join("");
}

async function create(): Promise<AppContext> {
  const builtIn = path.resolve("scenarios");
  const folders = env.SCENARIOS_DIR === undefined ? [builtIn] : [builtIn, path.resolve(env.SCENARIOS_DIR)];
  const library = loadLibrary(folders, path.join(builtIn, "lexicon.yaml"));
  const db = createDb(env.databaseFile);
  await db.$connect();
  return {
    db,
    library,
    judge: chooseJudge(library, db),
    secondJudge: chooseSecondJudge(env.secondJudge, env.DATA_DIR),
    now: () => new Date(),
    newId,
  };
}

// Vite's development server evaluates this module again on every change; the connection must not be opened again.
const shared = globalThis as typeof globalThis & { __defendItContext?: Promise<AppContext> | undefined };

/** The process's one context: opened on first use, closed by `closeAppContext`. */
export function appContext(): Promise<AppContext> {
  shared.__defendItContext ??= create();
  return shared.__defendItContext;
}

/** Closes the database; the next `appContext()` opens it again. */
export async function closeAppContext(): Promise<void> {
  const open = shared.__defendItContext;
  shared.__defendItContext = undefined;
  if (open !== undefined) await (await open).db.$disconnect();
}
