// npm test: every check there is, on one summary. A step that fails does not hide the ones after it.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { bin, ensureBuilt, ensureGenerated, ensureInstalled, ROOT, say } from "./bootstrap.mjs";
import { findBrowser } from "./browser.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
const REPORTS = path.join(ROOT, "test-results");
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

/** @typedef {{ title: string, passed: number, failed: number, skipped: string[], seconds: number }} Outcome */
/** @type {Outcome[]} */
const outcomes = [];

/** What runs now: it is ended with this process, so that an interrupted run leaves nothing behind. */
/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
const PARENT_CHECK_MS = 500;

function interrupt() {
  for (const child of running) child.kill("SIGTERM");
  process.exit(130);
}
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
// npm's shell dies of a SIGTERM without passing it on.
if (process.env["npm_lifecycle_event"] !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) interrupt();
  }, PARENT_CHECK_MS).unref();
}

/** A port that nothing listens on now. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/**
 * @param {string} title
 * @param {string[]} args of node
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ status: number | null, output: string, seconds: number }>}
 */
function run(title, args, env = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: /** @type {NodeJS.ProcessEnv} */ ({
        ...process.env,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        ...env,
      }),
    });
    running.add(child);
    let output = "";
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("close", (status) => {
      running.delete(child);
      const seconds = (performance.now() - started) / 1000;
      say(`${status === 0 ? "ok    " : "FAILED"} ${title} (${seconds.toFixed(1)} s)`);
      if (status !== 0) say(output.split("\n").slice(-200).join("\n"));
      resolve({ status, output, seconds });
    });
  });
}

/** One check: passes or fails as a whole. */
async function check(/** @type {string} */ title, /** @type {string[]} */ args) {
  const { status, seconds } = await run(title, args);
  outcomes.push({ title, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [], seconds });
}

const TSX = ["--import", "tsx"];
const checks = [
  () => check("types", [bin("typescript/bin/tsc"), "--noEmit"]),
  () => check("types of the pure core", [bin("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.pure.json"]),
  () => check("lint", [bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"]),
  () => check("format", [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]),
  () =>
    check("import rules", [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "server",
      "scripts",
    ]),
  () => check("lock file", ["scripts/lockfile.mjs"]),
  () =>
    check("migrations match the schema", [
      bin("prisma/build/index.js"),
      "migrate",
      "diff",
      "--from-migrations",
      "prisma/migrations",
      "--to-schema-datamodel",
      "prisma/schema.prisma",
      "--exit-code",
    ]),
  () => check("content", [...TSX, "app/cli/main.ts", "check"]),
];
// Two at a time: the machine this must stay quick on has two cores.
await Promise.all([worker(), worker()]);
async function worker() {
  for (let next = checks.shift(); next !== undefined; next = checks.shift()) await next();
}

/** @typedef {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number, testResults: { name: string, message?: string, assertionResults: { status: string, fullName: string }[] }[] }} VitestReport */
const vitestReport = path.join(REPORTS, "vitest.json");
const unit = await run("unit, property, contract and integration tests", [
  bin("vitest/vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${vitestReport}`,
]);
if (existsSync(vitestReport)) {
  /** @type {VitestReport} */
  const report = JSON.parse(readFileSync(vitestReport, "utf8"));
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === "pending" || test.status === "skipped" || test.status === "todo")
      .map((test) => test.fullName),
  );
  const brokenFiles = report.testResults.filter((file) => file.assertionResults.length === 0).length;
  const failed = report.numFailedTests + brokenFiles;
  outcomes.push({
    title: "vitest",
    passed: report.numPassedTests,
    failed: unit.status !== 0 ? Math.max(1, failed) : failed,
    skipped,
    seconds: unit.seconds,
  });
} else outcomes.push({ title: "vitest", passed: 0, failed: 1, skipped: [], seconds: unit.seconds });

/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport */
const browser = await findBrowser();
ensureBuilt();
const journeyReport = path.join(REPORTS, "journeys.json");
const journeys = await run("browser journeys", [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
  CHROMIUM_PATH: browser,
  E2E_PORT: process.env["E2E_PORT"] ?? String(await freePort()),
  PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport,
});
if (existsSync(journeyReport)) {
  /** @type {PlaywrightReport} */
  const { stats } = JSON.parse(readFileSync(journeyReport, "utf8"));
  const failed = stats.unexpected;
  if (stats.flaky > 0)
    say(`${String(stats.flaky)} journey(s) passed at the second try only (flaky):\n${flakyIn(journeys.output)}`);
  outcomes.push({
    title: "browser journeys",
    passed: stats.expected + stats.flaky,
    failed: journeys.status !== 0 ? Math.max(1, failed) : failed,
    skipped: Array.from({ length: stats.skipped }, () => "a journey"),
    seconds: journeys.seconds,
  });
} else outcomes.push({ title: "browser journeys", passed: 0, failed: 1, skipped: [], seconds: journeys.seconds });

/** The lines of Playwright's list that tell of a failed try. @param {string} output */
function flakyIn(output) {
  return output
    .split("\n")
    .filter((line) => line.includes("✘"))
    .join("\n");
}

const sum = (/** @type {(outcome: Outcome) => number} */ of) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
console.log("");
for (const outcome of outcomes) {
  console.log(
    `${outcome.failed === 0 ? "ok    " : "FAILED"} ${outcome.title}: ${String(outcome.passed)} passed, ${String(outcome.failed)} failed, ${outcome.seconds.toFixed(1)} s`,
  );
  for (const name of outcome.skipped) console.log(`       skipped: ${name}`);
}
const skipped = sum((outcome) => outcome.skipped.length);
const failed = sum((outcome) => outcome.failed);
console.log(
  `\n${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ""}`,
);
process.exit(failed === 0 ? 0 : 1);
