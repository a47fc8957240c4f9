// npm run screenshots: pictures of every page at two widths and in both themes, on scratch data. The few that the README shows go to
// docs/screenshots, all others to .cache/screenshots. `npm run screenshots -- grade design` makes only those.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt, ensureGenerated, ensureInstalled, fail, ROOT, say } from "./bootstrap.mjs";
import { findBrowser } from "./browser.mjs";
import { chairs, interviews, makeReviewsDue, reviews } from "./screenshot-scenes.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
ensureBuilt();

const IN_DOCS = new Set([
  "landing-1280-light",
  "grade-1280-light",
  "design-1280-light",
  "progress-1280-dark",
  "lab-1280-light",
]);
const DOCS = path.join(ROOT, "docs", "screenshots");
const OTHERS = path.join(ROOT, ".cache", "screenshots");
const WIDTHS_PX = [1280, 390];
const THEMES = /** @type {const} */ (["light", "dark"]);
const WINDOW_HEIGHT_PX = 900;
const SETTLE_MS = 400;
/** A picture is as high as its page, up to this; those of the README stay within one screen. */
const HIGHEST_PX = 2400;
const HIGHEST_IN_DOCS_PX = 1200;

const RECITED = `I would use 70% spot and 30% on-demand with a PodDisruptionBudget, a termination handler and the cluster autoscaler. I would add preStop hooks and readiness probes and spread over zones.

For cost I would use Karpenter with several instance types, and monitor everything with dashboards and alerts.`;

const REASONED = `I begin with the bill. Fifty cards at $4.00 are $200 per hour, so finance is asking for $80 of it. A card on spot gives back $2.60; with spot alone that would take 31 cards.

Batch goes first, because an interrupted job resumes from its last checkpoint and no user is waiting: ten cards give back $26 an hour. After that the serving fleet follows the day: at 30% load it needs about 12 replicas, so sizing it with demand brings roughly $50. Only then does spot carry live requests, above an on-demand floor of 20.

The danger is not a single machine. A whole pool is reclaimed at once: if 26 of 40 replicas sit in one zone, 14 stay and most requests fail with 503s. So I spread 20 spot replicas over four pools of 5, because then the largest loss one cause can make is 5 replicas.

A replacement needs 4 minutes and the notice is 2, therefore whatever is requested when the notice arrives comes 2 minutes too late. I keep 5 warm replicas running before anything is lost, at $7 an hour, since for those two minutes nothing else can carry the load.

On notice the replica first leaves the router, then its streams finish, then the process ends. The other way round new prompts reach a dying machine and the user sees a 503.`;

const REPLY = `First batch only, for a week, because nobody waits for it. Then one zone of serving, and I drain it on purpose at noon: if more than 0.05% of requests fail I go back, since the on-demand nodes are still there.`;
const TWIST = `Then a card saves less, so spot alone no longer reaches the goal. Following the day and moving batch still bring about $60 an hour, because they do not depend on the spot price.`;
const DIFFERENCE = `One names a share, the other says what it saves and what is lost with a pool.`;

/** The criterion that a page asks about now. */
const ASKED = /name="criterionId" value="([a-z0-9-]+)"/g;

/** @typedef {import("@playwright/test").BrowserContext} BrowserContext */

/** @returns {Promise<number>} a port that nobody listens on now */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const port = await freePort();
const base = `http://127.0.0.1:${String(port)}`;
const dataDir = mkdtempSync(path.join(tmpdir(), "defend-it-pictures-"));
const server = spawn(process.execPath, ["tests/setup/serve.mjs"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    LIMITS: "off",
    LOG_LEVEL: "error",
    DATA_DIR: dataDir,
    PORT: String(port),
  },
  stdio: ["ignore", "ignore", "inherit"],
});
const { chromium } = await import("@playwright/test");
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  await untilReady();
  await takeAll(new Set(process.argv.slice(2)));
} finally {
  await browser.close();
  server.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
}

async function untilReady() {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) fail("The server for the pictures ended before it was ready.");
    const isReady = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail("The server for the pictures was not ready in a minute.");
}

/** @param {ReadonlySet<string>} only pages to take; none named means all */
async function takeAll(only) {
  const stranger = await browser.newContext({ baseURL: base });
  const learner = await browser.newContext({ baseURL: base });
  const colleague = await browser.newContext({ baseURL: base });
  const beginner = await browser.newContext({ baseURL: base });
  await send(beginner, "/start");
  const attempts = await practise(learner);
  const stage = { send, readAll };
  const held = await interviews(stage, learner);
  const rounds = await chairs(stage, learner, colleague);
  await send(learner, "/plan", { intent: "set", weeks: "8", hoursPerWeek: "6", level: "senior" });
  makeReviewsDue(dataDir);
  const asked = await reviews(stage, learner);
  /** @type {[string, BrowserContext, string][]} */
  const pages = [
    ["landing", stranger, "/"],
    ["library", stranger, "/scenarios"],
    ["scenario", stranger, "/scenarios/spot-gpu-strategy"],
    ["signin", stranger, "/signin"],
    ["signup", stranger, "/signup"],
    ["trust", stranger, "/trust"],
    ["labs", stranger, "/labs"],
    ["lab", learner, "/labs/spot-gpu-strategy?_show=1"],
    ["lab-autoscaling", stranger, "/labs/gpu-autoscaling?_show=1"],
    ["lab-blast", stranger, "/labs/pod-compromise-blast-radius?_show=1"],
    ["lab-pdb", stranger, "/labs/pdb-deadlock?_show=1"],
    ["lab-refresh", stranger, "/labs/refresh-token-reuse?_show=1"],
    ["lab-ndots", stranger, "/labs/ndots-dns?_show=1"],
    ["lab-batching", stranger, "/labs/continuous-batching?_show=1"],
    ["lab-cache", stranger, "/labs/disaggregated-kv-cache?_show=1"],
    ["404", stranger, "/no-such-page"],
    ["today", learner, "/"],
    ["progress", learner, "/progress"],
    ["settings", learner, "/settings"],
    ["settings-review", learner, "/settings/review"],
    ["settings-import", learner, "/settings/import"],
    ["plan", learner, "/plan"],
    ["review", learner, "/review"],
    ["interviews", learner, "/interviews"],
    ["chairs", learner, "/chairs"],
    ["chair-invitation", learner, rounds.invitation],
    ["chair-interviewer", learner, rounds.running],
    ["chair-candidate", colleague, rounds.running],
    ["chair-compare", learner, `${rounds.compared}/compare`],
    ["first-progress", beginner, "/progress"],
    ["first-review", beginner, "/review"],
    ["first-interviews", beginner, "/interviews"],
    ["first-plan", beginner, "/plan"],
    ...[...Object.entries(held), ...Object.entries(asked)].map(
      ([name, address]) => /** @type {[string, BrowserContext, string]} */ ([name, learner, address]),
    ),
    ...Object.entries(attempts).map(
      ([part, id]) => /** @type {[string, BrowserContext, string]} */ ([part, learner, `/attempts/${id}/${part}`]),
    ),
  ];
  mkdirSync(DOCS, { recursive: true });
  mkdirSync(OTHERS, { recursive: true });
  for (const [name, context, address] of pages) {
    if (only.size > 0 && !only.has(name)) continue;
    for (const width of WIDTHS_PX) for (const theme of THEMES) await take(context, { name, address, width, theme });
    say(name);
  }
}

/**
 * @param {BrowserContext} context
 * @param {{ name: string, address: string, width: number, theme: "light" | "dark" }} picture
 */
async function take(context, { name, address, width, theme }) {
  const title = `${name}-${String(width)}-${theme}`;
  const isInDocs = IN_DOCS.has(title);
  const page = await context.newPage();
  await page.setViewportSize({ width, height: WINDOW_HEIGHT_PX });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  // Not "networkidle": the two chairs keep a stream open.
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(SETTLE_MS);
  const needed = Number(await page.evaluate("document.documentElement.scrollHeight"));
  const height = Math.min(needed, isInDocs ? HIGHEST_IN_DOCS_PX : HIGHEST_PX);
  if (height > WINDOW_HEIGHT_PX) await page.setViewportSize({ width, height });
  await page.screenshot({
    path: path.join(isInDocs ? DOCS : OTHERS, `${title}.png`),
    animations: "disabled",
    caret: "hide",
  });
  await page.close();
}

/**
 * A short history: a recited answer, a reasoned one, and an attempt that stands at each part.
 * @param {BrowserContext} context
 * @returns {Promise<Record<string, string>>} the attempt to show at each part
 */
async function practise(context) {
  await send(context, "/start");
  const spot = "spot-gpu-strategy";
  await practiseUpTo(context, spot, RECITED, "finished", "2");
  /** @type {Record<string, string>} */
  const shown = {};
  for (const part of ["judge", "probe", "twist", "contrast", "finished"])
    shown[part] = await practiseUpTo(context, spot, REASONED, part, "2");
  shown["grade"] = shown["finished"] ?? "";
  const unfinished = REASONED.slice(0, REASONED.lastIndexOf("\n\n"));
  shown["design"] = await practiseUpTo(context, spot, unfinished, "design", "2");
  await send(context, `/attempts/${shown["design"]}/design`, { intent: "hint:0", text: unfinished, baseRevision: "1" });
  await practiseUpTo(
    context,
    "gpu-autoscaling",
    "A first thought: scale on what users wait for, not on how busy the card looks.",
    "design",
    "1",
  );
  await answerOneProbe(context, shown["probe"] ?? "");
  return shown;
}

/**
 * @param {BrowserContext} context
 * @param {string} address
 * @param {Record<string, string>} form
 * @returns {Promise<string>} where the answer leads
 */
async function send(context, address, form = {}) {
  const answer = await context.request.post(`${base}${address}`, { form, headers: { origin: base }, maxRedirects: 0 });
  if (answer.status() !== 302)
    fail(
      `POST ${address} (${Object.keys(form).join(", ")}) was answered with ${String(answer.status())} and not with the next page.`,
    );
  return answer.headers()["location"] ?? "";
}

/**
 * @param {BrowserContext} context
 * @param {string} address
 * @param {RegExp} pattern global, with one group
 */
async function readAll(context, address, pattern) {
  const html = await (await context.request.get(`${base}${address}`)).text();
  return [...html.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** @param {BrowserContext} context @param {string} id */
async function answerOneProbe(context, id) {
  const [criterionId] = await readAll(context, `/attempts/${id}/probe`, ASKED);
  if (criterionId !== undefined)
    await send(context, `/attempts/${id}/probe`, { intent: "answer", criterionId, text: REPLY });
}

/**
 * @param {BrowserContext} context
 * @param {string} scenario
 * @param {string} design
 * @param {string} part the last one to be reached
 * @param {string} level that the learner gives everywhere
 * @returns {Promise<string>} the attempt's id
 */
async function practiseUpTo(context, scenario, design, part, level) {
  const location = await send(context, `/scenarios/${scenario}`, { fresh: "yes" });
  const id = location.split("/")[2] ?? "";
  const at = (/** @type {string} */ name) => `/attempts/${id}/${name}`;
  await send(context, at("design"), { intent: "save", text: design, baseRevision: "0" });
  /** @type {[string, () => Promise<unknown>][]} */
  const steps = [
    ["design", () => send(context, at("design"), { intent: "submit", text: design, baseRevision: "1" })],
    [
      "judge",
      async () => {
        const fields = await readAll(context, at("judge"), /name="(level:[a-z0-9-]+)"/g);
        await send(context, at("judge"), Object.fromEntries(fields.map((field) => [field, level])));
      },
    ],
    ["grade", () => send(context, at("grade"))],
    [
      "probe",
      async () => {
        await answerOneProbe(context, id);
        await settle(context, at("probe"), { intent: "skip" });
        await send(context, at("probe"), { intent: "continue" });
      },
    ],
    [
      "twist",
      async () => {
        await send(context, at("twist"), { intent: "answer", text: TWIST });
        await send(context, at("twist"), { intent: "continue" });
      },
    ],
    [
      "contrast",
      async () => {
        await settle(context, at("contrast"), { intent: "answer", text: DIFFERENCE });
        await send(context, at("contrast"), { intent: "continue" });
      },
    ],
  ];
  for (const [name, step] of steps) {
    if (name === part) break;
    await step();
  }
  return id;
}

/** Gives the same answer until nothing more is asked. @param {BrowserContext} context @param {string} address @param {Record<string, string>} form */
async function settle(context, address, form) {
  for (
    let [criterionId] = await readAll(context, address, ASKED);
    criterionId !== undefined;
    [criterionId] = await readAll(context, address, ASKED)
  )
    await send(context, address, { ...form, criterionId });
}
