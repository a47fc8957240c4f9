// npm run bench: what the product costs, each figure beside a baseline measured in the same run. Prints Markdown tables.
//   npm run bench                 everything (about ten minutes)
//   npm run bench -- --quick      fewer and shorter rounds, no long memory run
//   npm run bench -- --memory     only the memory after many requests
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { bin, ensureGenerated, ensureInstalled, ensureMigrated, fail, quietly, ROOT, say } from "./bootstrap.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, memory: { type: "boolean", default: false } },
});
const PAIRS = options.quick ? 2 : 5;
const SECONDS = options.quick ? 2 : 4;
const CONNECTIONS = 16;
const PORT = 3297;
const RAW_PORT = 3298;
const BASE = `http://127.0.0.1:${String(PORT)}`;
const BUILD = ".cache/bench-build";
const { default: autocannon } = await import("autocannon");
const { default: Database } = await import("libsql");

const data = mkdtempSync(path.join(tmpdir(), "defend-it-bench-"));
/** @type {NodeJS.ProcessEnv} */
const env = {
  ...process.env,
  NODE_ENV: "production",
  DATA_DIR: data,
  PORT: String(PORT),
  HOST: "127.0.0.1",
  LIMITS: "off",
  LOG_LEVEL: "error",
  BUILD_DIRECTORY: BUILD,
  SCENARIOS_DIR: "",
  PUBLIC_URL: "",
};
quietly("Building with the floor page", process.execPath, [bin("@remix-run/dev/dist/cli.js"), "vite:build"], {
  NODE_ENV: "production",
  DEFEND_IT_BENCH: "1",
  BUILD_DIRECTORY: BUILD,
});
await ensureMigrated(env);

/** @returns {Promise<{ child: import("node:child_process").ChildProcess, coldStartMs: number }>} */
async function startServer() {
  const started = performance.now();
  const child = spawn(process.execPath, ["server/index.mjs"], { env, stdio: ["ignore", "ignore", "inherit"] });
  process.on("exit", () => child.kill());
  for (;;) {
    try {
      const response = await fetch(`${BASE}/scenarios/${SCENARIO}`);
      await response.text();
      if (response.ok) return { child, coldStartMs: performance.now() - started };
    } catch {
      // Not listening yet.
    }
    if (performance.now() - started > 30_000) fail("the server did not start within 30 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The machine's floor: a bare http server that reads one row and writes it into a page. */
function startRaw() {
  const db = new Database(path.join(data, "defend-it.db"));
  const read = db.prepare("SELECT count(*) AS n FROM RateLimiterFlexible");
  const server = createServer((_request, response) => {
    const row = /** @type {{ n: number }} */ (read.get());
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>floor</title><p>${String(row.n)}</p></html>`);
  });
  return new Promise((resolve) => server.listen(RAW_PORT, "127.0.0.1", () => resolve(server)));
}

const SCENARIO = "spot-gpu-strategy";

/**
 * @typedef {{ rate: number, p50: number, p99: number, errors: number }} Round
 * @param {string} url
 * @param {{ cookie?: string, requests?: import("autocannon").Request[], seconds?: number, amount?: number }} how
 * @returns {Promise<Round>}
 */
async function load(url, { cookie, requests, seconds = SECONDS, amount } = {}) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    headers: { ...(cookie === undefined ? {} : { cookie }), "accept-encoding": "gzip" },
    ...(requests === undefined ? {} : { requests }),
  });
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx - (requests === undefined ? 0 : (result["3xx"] ?? 0)),
  };
}

const median = (/** @type {number[]} */ numbers) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Measures page, framework floor and machine floor turn by turn, so that a slow minute of the machine hits all three. */
async function compare(
  /** @type {string} */ name,
  /** @type {() => Promise<Round>} */ page,
  /** @type {string | undefined} */ cookie,
) {
  /** @type {{ page: Round, floor: Round, raw: Round }[]} */
  const rounds = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const measured = await page();
    const floor = await load(`${BASE}/bench/floor`, cookie === undefined ? {} : { cookie });
    const raw = await load(`http://127.0.0.1:${String(RAW_PORT)}/`, { seconds: Math.min(2, SECONDS) });
    rounds.push({ page: measured, floor, raw });
    say(
      `${name} ${String(pair + 1)}/${String(PAIRS)}: ${measured.rate.toFixed(0)} page, ${floor.rate.toFixed(0)} floor, ${raw.rate.toFixed(0)} raw requests/s`,
    );
  }
  const errors = rounds.reduce((sum, round) => sum + round.page.errors, 0);
  if (errors > 0) say(`WARNING: ${String(errors)} of the requests to ${name} failed`);
  const of = (/** @type {(round: { page: Round, floor: Round, raw: Round }) => number} */ pick) =>
    median(rounds.map(pick));
  return [
    name,
    of((r) => r.page.rate).toFixed(0),
    of((r) => r.page.p50).toFixed(0),
    of((r) => r.page.p99).toFixed(0),
    of((r) => r.floor.rate).toFixed(0),
    of((r) => r.floor.p99).toFixed(0),
    `${of((r) => (100 * r.page.rate) / r.floor.rate).toFixed(0)}%`,
    `${of((r) => r.page.p99 / r.floor.p99).toFixed(2)}x`,
    `1 : ${of((r) => r.raw.rate / r.page.rate).toFixed(0)}`,
  ];
}

function table(/** @type {string[]} */ head, /** @type {string[][]} */ rows) {
  console.log(`\n| ${head.join(" | ")} |\n|${head.map(() => "---").join("|")}|`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}

/** A guest's session, as a browser gets it: POST /start, cookie back. */
async function newGuest() {
  const response = await fetch(`${BASE}/start`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: BASE, "content-type": "application/x-www-form-urlencoded" },
    body: "",
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  if (!cookie.includes("session")) fail(`POST /start gave no session (status ${String(response.status)})`);
  return cookie;
}

/** Starts an attempt as the guest and gives its id. */
async function newAttempt(/** @type {string} */ cookie) {
  const response = await fetch(`${BASE}/scenarios/${SCENARIO}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: BASE, cookie, "content-type": "application/x-www-form-urlencoded" },
    body: "fresh=yes",
  });
  const id = /attempts\/([a-z0-9]+)/.exec(response.headers.get("location") ?? "")?.[1];
  return id ?? fail(`starting an attempt gave status ${String(response.status)}`);
}

/** Fresh attempts of one owner, written straight into the database: each is submitted once. */
function seedAttempts(/** @type {string} */ template, /** @type {number} */ count) {
  const db = new Database(path.join(data, "defend-it.db"));
  const columns = db
    .prepare("SELECT name FROM pragma_table_info('Attempt')")
    .all()
    .map((row) => /** @type {{ name: string }} */ (row).name);
  const others = columns.filter((name) => name !== "id");
  const insert = db.prepare(
    `INSERT INTO Attempt (id, ${others.join(", ")}) SELECT ?, ${others.join(", ")} FROM Attempt WHERE id = ?`,
  );
  const ids = Array.from({ length: count }, (_, index) => `b${String(seeded + index).padStart(15, "0")}`);
  seeded += count;
  db.exec("BEGIN");
  for (const id of ids) insert.run(id, template);
  db.exec("COMMIT");
  db.close();
  return ids;
}
let seeded = 0;

/** About 600 words of prose from the scenario's own marked examples. */
async function answer600() {
  const { parse } = await import("yaml");
  /** @type {{ examples: { text: string }[] }} */
  const file = parse(readFileSync(`scenarios/${SCENARIO}/answers.yaml`, "utf8"));
  return file.examples
    .map((example) => example.text.trim())
    .join("\n\n")
    .split(/(?<=\s)/)
    .slice(0, 600)
    .join("");
}

const { child, coldStartMs } = await startServer();
const raw = await startRaw();
try {
  await load(`${BASE}/scenarios/${SCENARIO}`, { seconds: 2 });
  const cookie = await newGuest();
  if (!options.memory) await rates(cookie);
  // A guest with no attempts: thousands of them were just made for the other one.
  await memory(await newGuest());
  table(["", ""], [["cold start to the first scenario page", `${coldStartMs.toFixed(0)} ms`]]);
} finally {
  raw.close();
  child.kill("SIGTERM");
  await new Promise((resolve) => child.on("exit", resolve));
  rmSync(data, { recursive: true, force: true });
}
if (!options.memory) {
  javascriptBytes();
  grading();
  reviewQueue();
  labs();
}

/** Pages and submissions per second, each against the floors. */
async function rates(/** @type {string} */ cookie) {
  const template = await newAttempt(cookie);
  const text = await answer600();
  const body = (/** @type {string} */ answer) =>
    new URLSearchParams({ intent: "submit", baseRevision: "0", text: answer }).toString();

  const rows = [
    await compare("scenario page, signed out", () => load(`${BASE}/scenarios/${SCENARIO}`), undefined),
    await compare("scenario page, signed in", () => load(`${BASE}/scenarios/${SCENARIO}`, { cookie }), cookie),
    await compare("today page, signed in", () => load(`${BASE}/`, { cookie }), cookie),
    await compare(
      "a submitted answer of 600 words",
      () => {
        const ids = seedAttempts(template, options.quick ? 200 : 600);
        const requests = ids.map((id) => ({
          method: /** @type {const} */ ("POST"),
          path: `/attempts/${id}/design`,
          headers: { cookie, origin: BASE, "content-type": "application/x-www-form-urlencoded" },
          body: body(text),
        }));
        // Every connection walks the same list; each takes a part of it, so that no attempt is submitted twice.
        return submitAll(requests);
      },
      cookie,
    ),
  ];
  console.log(
    `\nNode ${process.version}, ${String(CONNECTIONS)} connections, medians of ${String(PAIRS)} pairs, ${new Date().toISOString().slice(0, 10)}`,
  );
  table(
    [
      "",
      "requests/s",
      "p50 ms",
      "p99 ms",
      "floor requests/s",
      "floor p99 ms",
      "of the floor's rate",
      "p99 against the floor",
      "against bare http",
    ],
    rows,
  );
}

/** Sends each request once over the usual number of connections. */
async function submitAll(
  /** @type {{ method: "POST", path: string, headers: Record<string, string>, body: string }[]} */ requests,
) {
  /** @type {number[]} */
  const times = [];
  let errors = 0;
  const queue = [...requests];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const sent = performance.now();
        const response = await fetch(`${BASE}${next.path}`, {
          method: next.method,
          headers: next.headers,
          body: next.body,
          redirect: "manual",
        });
        await response.arrayBuffer();
        times.push(performance.now() - sent);
        if (response.status !== 302 && response.status !== 303) errors += 1;
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { rate: (1000 * requests.length) / (performance.now() - started), p50: at(0.5), p99: at(0.99), errors };
}

/** Resident memory after 20,000 and 100,000 requests: flat means the second is at most 1.1 times the first. */
async function memory(/** @type {string} */ cookie) {
  const rss = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const [first, last] = options.quick ? [2_000, 6_000] : [20_000, 100_000];
  await load(`${BASE}/scenarios/${SCENARIO}`, { cookie, amount: first });
  const early = rss();
  await load(`${BASE}/scenarios/${SCENARIO}`, { cookie, amount: last - first });
  const late = rss();
  table(
    ["memory (resident)", "MB"],
    [
      [`after ${String(first)} requests`, early.toFixed(0)],
      [`after ${String(last)} requests`, late.toFixed(0)],
      ["ratio (flat: at most 1.10)", (late / early).toFixed(2)],
    ],
  );
}

/** JavaScript that the first load of each page brings, gzipped: the entry, the root and the page's own modules with all they import. */
function javascriptBytes() {
  const assets = path.join(BUILD, "client/assets");
  const manifestName = /manifest-[\w-]+\.js/.exec(spawnSync("ls", [assets], { encoding: "utf8" }).stdout)?.[0];
  if (manifestName === undefined) return fail("the build has no manifest");
  const text = readFileSync(path.join(assets, manifestName), "utf8");
  /** @type {{ entry: { module: string, imports: string[] }, routes: Record<string, { id: string, parentId?: string, path?: string, module: string, imports?: string[] }> }} */
  const manifest = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  const size = (/** @type {string} */ url) => gzipSync(readFileSync(path.join(BUILD, "client", url))).length;
  const rows = Object.values(manifest.routes)
    .filter((route) => route.id !== "root" && !route.id.includes("bench"))
    .map((route) => {
      const files = new Set([manifest.entry.module, ...manifest.entry.imports]);
      for (
        let at = /** @type {typeof route | undefined} */ (route);
        at !== undefined;
        at = at.parentId === undefined ? undefined : manifest.routes[at.parentId]
      )
        for (const file of [at.module, ...(at.imports ?? [])]) files.add(file);
      const bytes = [...files].reduce((sum, file) => sum + size(file), 0) + gzipSync(text).length;
      return { id: route.id.replace(/^routes\/|\/route$/g, ""), bytes };
    })
    .sort((a, b) => b.bytes - a.bytes);
  table(
    ["JavaScript on first load, gzip", "kB"],
    rows.map((row) => [row.id, (row.bytes / 1024).toFixed(1)]),
  );
}

/** A learner with years behind them: what the queue of reviews costs (scripts/bench-review.ts runs alone, too). */
function reviewQueue() {
  const result = spawnSync(process.execPath, ["--import", "tsx", "scripts/bench-review.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.stdout.write(result.stdout);
}

/** The labs' simulators against a plain loop over the same events. */
function labs() {
  const result = spawnSync(process.execPath, ["--import", "tsx", "scripts/bench-labs.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.stdout.write(result.stdout);
}

function grading() {
  const result = spawnSync(process.execPath, ["--import", "tsx", "scripts/bench-grading.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.stdout.write(result.stdout);
}
