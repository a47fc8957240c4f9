// Single steps of npm test, and the chores of development: npm run typecheck, lint, format, test:unit, test:e2e, build, ...
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bin, ensureBuilt, ensureGenerated, ensureInstalled, fail, ROOT, say } from "./bootstrap.mjs";
import { findBrowser } from "./browser.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
const [task = "", ...rest] = process.argv.slice(2);

function node(/** @type {string[]} */ args, /** @type {Record<string, string | undefined>} */ env = {}) {
  const result = spawnSync(process.execPath, [...args, ...rest], {
    stdio: "inherit",
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...env }),
  });
  if (result.status !== 0) process.exit(result.status ?? 130);
}

switch (task) {
  case "build":
    ensureBuilt();
    break;
  case "typecheck":
    node([bin("typescript/bin/tsc"), "--noEmit"]);
    node([bin("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.pure.json"]);
    break;
  case "lint":
    node([bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"]);
    node([
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "server",
      "scripts",
    ]);
    break;
  case "format":
    node([bin("prettier/bin/prettier.cjs"), "--write", "--log-level", "warn", "."]);
    break;
  case "unit":
    node([bin("vitest/vitest.mjs"), "run"]);
    break;
  case "e2e": {
    const browser = await findBrowser();
    ensureBuilt();
    node([bin("@playwright/test/cli.js"), "test"], { CHROMIUM_PATH: browser });
    break;
  }
  case "calibrate":
    node(["--import", "tsx", "scripts/calibrate.ts"]);
    break;
  case "simulate-review":
    node(["--import", "tsx", "scripts/simulate-review.ts"]);
    break;
  case "bench-learner":
    node(["--import", "tsx", "scripts/bench-progress.ts"], { NODE_ENV: "production" });
    break;
  case "migrate-new":
    newMigration(rest[0] ?? "");
    break;
  default:
    fail(
      `There is no task "${task}". Tasks: build, typecheck, lint, format, unit, e2e, calibrate, simulate-review, bench-learner, migrate-new.`,
    );
}

/** Writes the SQL that leads from the migrations to the schema; it is applied by the next start. */
function newMigration(/** @type {string} */ name) {
  if (!/^[a-z0-9_]+$/.test(name))
    fail("Name the migration in lower case with underscores: npm run db:migrate:new -- add_labs");
  const args = [
    bin("prisma/build/index.js"),
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema-datamodel",
    "prisma/schema.prisma",
    "--script",
  ];
  const result = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (result.status !== 0) fail(result.stderr);
  if (result.stdout.includes("This is an empty migration"))
    fail("The schema has not changed: there is nothing to migrate.");
  const folder = path.join(
    "prisma/migrations",
    `${new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14)}_${name}`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), result.stdout);
  say(`Wrote ${folder}/migration.sql: read it before you commit it.`);
}
