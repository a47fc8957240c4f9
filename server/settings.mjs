// The one place where server/, scripts/, prisma.config.ts and app/env.server.ts agree on defaults. Built-ins only:
// scripts import it before anything is installed.
import path from "node:path";

export const DEFAULTS = Object.freeze({ HOST: "127.0.0.1", PORT: 3000, DATA_DIR: "./data" });

/**
 * @param {string} dataDir folder of the embedded database, absolute or relative to the project's root
 * @returns {string} absolute path of the SQLite file
 */
export function databaseFile(dataDir) {
  return path.resolve(dataDir, "defend-it.db");
}

/**
 * @param {Record<string, string | undefined>} env
 * @returns {string} absolute path of the SQLite file that this environment names
 */
export function databaseFileFrom(env) {
  return databaseFile(env["DATA_DIR"] ? env["DATA_DIR"] : DEFAULTS.DATA_DIR);
}
