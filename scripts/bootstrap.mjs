// Brings a checkout to the state a command needs. Built-ins only: this runs before anything is installed.
// Every step leaves a stamp with the digest of its inputs, written last: an interrupted step is simply done again.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { databaseFileFrom } from "../server/settings.mjs";

export const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const NODE_NEEDED = [20, 19];

/** Says something to the person; never on stdout, which belongs to commands that print JSON. */
export function say(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Ends with a plain message: for problems that the person can mend.
 * @returns {never}
 */
export function fail(/** @type {string} */ text) {
  say(text);
  process.exit(1);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor = 0, needMinor = 0] = NODE_NEEDED;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(
    `defend-it needs Node.js ${NODE_NEEDED.join(".")} or newer (24 is recommended); this is ${process.versions.node}.`,
  );
}

/** Digest over the contents of files and folders, by path: unlike times it survives git and misses no change. */
export function digest(/** @type {string[]} */ inputs, salt = "") {
  const hash = createHash("sha256").update(salt);
  const add = (/** @type {string} */ file) => {
    const full = path.join(ROOT, file);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!IGNORED.has(path.join(file, name))) add(path.join(file, name));
      return;
    }
    hash.update(`${file}\0`).update(readFileSync(full)).update("\0");
  };
  for (const input of inputs) add(input);
  return hash.digest("hex");
}
const IGNORED = new Set([path.join("app", "generated")]);

/** Runs a step quietly: its output is shown only when it fails. */
export function quietly(
  /** @type {string} */ title,
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {Record<string, string | undefined>} */ env = {},
) {
  const started = performance.now();
  process.stderr.write(`${title} ... `);
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64e6,
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...QUIET, ...env }),
  });
  if (result.signal) process.exit(130);
  if (result.status !== 0) {
    say("failed\n");
    say(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? result.error.message : ""}`);
    fail(`The step "${title}" failed: ${[command, ...args].join(" ")}`);
  }
  say(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}
const QUIET = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", NO_UPDATE_NOTIFIER: "1" };

/** Path of an installed package's command-line script, so that no shell and no npx is needed. */
export function bin(/** @type {string} */ file) {
  return path.join(ROOT, "node_modules", file);
}

function upToDate(/** @type {string} */ stamp, /** @type {string} */ wanted) {
  const file = path.join(ROOT, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === wanted;
}

function leaveStamp(/** @type {string} */ stamp, /** @type {string} */ value) {
  const file = path.join(ROOT, stamp);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}

/**
 * Lets one command at a time prepare this checkout: two that install into the same node_modules destroy each other's work.
 * A lock whose process is gone (killed, or another machine's) is taken over.
 */
function takeTurn() {
  const lock = path.join(ROOT, ".cache/bootstrap.pid");
  mkdirSync(path.dirname(lock), { recursive: true });
  let isWaiting = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      const release = () => {
        if (existsSync(lock) && readFileSync(lock, "utf8") === String(process.pid)) rmSync(lock, { force: true });
      };
      process.on("exit", release);
      return release;
    } catch {
      const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (owner === 0 || !isAlive(owner)) rmSync(lock, { force: true });
      else if (!isWaiting) say(`Another command (process ${owner}) is preparing this checkout: waiting for it.`);
      isWaiting = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function ensureInstalled() {
  checkNode();
  // Native packages differ by platform, and a checkout may be shared between them.
  const wanted = digest(["package-lock.json"], `${process.platform}-${process.arch}`);
  prepare("node_modules/.lock-digest", wanted, () => {
    // A caller's NODE_ENV=production must not drop what builds and tests need.
    quietly("Installing packages (first time, about half a minute)", npm(), ["ci", "--include=dev"], {
      NODE_ENV: "development",
    });
  });
}

/** Does a step unless its stamp says that it was done for the same inputs; one process at a time. */
function prepare(/** @type {string} */ stamp, /** @type {string} */ wanted, /** @type {() => void} */ work) {
  if (upToDate(stamp, wanted)) return;
  const endTurn = takeTurn();
  if (!upToDate(stamp, wanted)) {
    work();
    leaveStamp(stamp, wanted);
  }
  endTurn();
}

function npm() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}

export function ensureGenerated() {
  const wanted = digest(["prisma/schema.prisma", "package-lock.json"]);
  prepare("app/generated/.digest", wanted, () => {
    quietly("Generating the database client", process.execPath, [bin("prisma/build/index.js"), "generate"]);
  });
}

export function ensureBuilt() {
  const wanted = digest([
    "app",
    "public",
    "prisma/schema.prisma",
    "server/settings.mjs",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
  ]);
  prepare("build/.digest", wanted, () => {
    rmSync(path.join(ROOT, "build"), { recursive: true, force: true });
    quietly("Building", process.execPath, [bin("@remix-run/dev/dist/cli.js"), "vite:build"], {
      NODE_ENV: "production",
    });
  });
}

/** Applies pending migrations to the database of this environment; a consistent copy is made first. */
export async function ensureMigrated(/** @type {Record<string, string | undefined>} */ env = process.env) {
  const file = databaseFileFrom(env);
  mkdirSync(path.dirname(file), { recursive: true });
  const pending = await pendingMigrations(file);
  if (pending.length === 0) return;
  const copy = existsSync(file) && statSync(file).size > 0 ? await backUp(file, "before-migration") : null;
  try {
    quietly("Preparing the database", process.execPath, [bin("prisma/build/index.js"), "migrate", "deploy"], {
      DATA_DIR: path.dirname(file),
    });
  } finally {
    if (copy !== null)
      say(`The database was copied first. To go back: npm run db:restore -- ${path.relative(ROOT, copy)}`);
  }
}

async function pendingMigrations(/** @type {string} */ file) {
  const known = readdirSync(path.join(ROOT, "prisma/migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  if (!existsSync(file)) return known;
  const { default: Database } = await import("libsql");
  const db = new Database(file);
  try {
    const applied = db
      .prepare("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL")
      .all();
    const names = new Set(applied.map((row) => /** @type {{name: string}} */ (row).name));
    return known.filter((name) => !names.has(name));
  } catch {
    // No table yet: a fresh file.
    return known;
  } finally {
    db.close();
  }
}

/**
 * Writes a consistent copy of the database while it may be in use.
 * @param {string} file the database
 * @param {string} reason part of the copy's name
 * @returns {Promise<string>} the copy's path
 */
export async function backUp(file, reason) {
  const { default: Database } = await import("libsql");
  const folder = path.join(path.dirname(file), "backups");
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const copy = path.join(folder, `${reason}-${stamp}.db`);
  const db = new Database(file);
  try {
    db.prepare("PRAGMA busy_timeout = 10000").all();
    db.prepare("VACUUM INTO ?").run(copy);
  } finally {
    db.close();
  }
  return copy;
}
