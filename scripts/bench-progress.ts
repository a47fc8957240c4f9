// npm run bench:learner: what the progress page and the day's page cost a learner with 10,000 attempts and 200,000 review events.
// Prints p50 and p95 of the loader and of loader and HTML together, and the resident memory before and after 200 renders.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { UNSAFE_RemixContext as RemixContext } from "@remix-run/react";
import { createElement, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { loadLibrary } from "../app/content/library.server";
import { createDb } from "../app/db/client.server";
import { levelChart, shareChart, sharedAttempts } from "../app/routes/progress/chart.server";
import { ProgressPage } from "../app/routes/progress/view";
import type { AppContext } from "../app/services/context.server";
import { viewProgress } from "../app/services/view/view-progress.server";
import { viewToday } from "../app/services/view/view-today.server";
import { migrate, seed, SEEDED_USER } from "./bench-seed";

const ROUNDS = 200;
const ROOT = path.resolve(import.meta.dirname, "..");
const now = new Date("2026-11-24T12:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "defend-it-bench-"));
const file = path.join(folder, "bench.db");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
migrate(file);
const seeded = seed(file, library.scenarios, now);
const db = createDb(file);
const ctx = { db, library, now: () => now } as AppContext;

const EMPTY = {
  manifest: { routes: {}, entry: { imports: [], module: "" }, url: "", version: "" },
  routeModules: {},
  future: { v3_fetcherPersist: true, v3_lazyRouteDiscovery: false, v3_relativeSplatPath: true, v3_singleFetch: true },
  serverHandoffString: "",
  isSpaMode: false,
};

function html(element: ReactElement): string {
  const future = {
    v7_fetcherPersist: true,
    v7_normalizeFormMethod: true,
    v7_partialHydration: true,
    v7_relativeSplatPath: true,
    v7_skipActionErrorRevalidation: true,
  };
  const router = createMemoryRouter([{ path: "*", element }], { future });
  const provider = createElement(RouterProvider, { router, future: { v7_startTransition: true } });
  return renderToString(createElement(RemixContext.Provider, { value: EMPTY }, provider));
}

async function load() {
  const view = await viewProgress(ctx, SEEDED_USER);
  const attempts = sharedAttempts(view.dimensions);
  const charts = view.dimensions.map((one) => levelChart(one.points, attempts));
  return { view, charts, reasoningChart: shareChart(view.reasoning.periods) };
}

type Measured = { times: number[]; cpuMs: number };

/** Milliseconds of each round, after a few that warm up; and processor time per round, which a busy machine inflates least. */
async function measure(work: () => Promise<unknown>, rounds: number): Promise<Measured> {
  for (let n = 0; n < 10; n += 1) await work();
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let n = 0; n < rounds; n += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { times: times.sort((a, b) => a - b), cpuMs: (user + system) / 1000 / rounds };
}

const at = (times: readonly number[], share: number) =>
  (times[Math.floor(share * (times.length - 1))] ?? NaN).toFixed(1);
const residentMb = () => process.memoryUsage().rss / 1024 / 1024;

const page = async () => html(createElement(ProgressPage, await load()));
const bytes = (await page()).length;
const rows: [string, Measured][] = [
  ["progress, loader", await measure(load, 100)],
  ["today, loader", await measure(() => viewToday(ctx, SEEDED_USER), 100)],
];
// The heap grows to its working size first: what matters is whether it goes on growing.
for (let n = 0; n < ROUNDS; n += 1) await page();
const before = residentMb();
rows.push(["progress, loader and HTML", await measure(page, ROUNDS)]);
const after = residentMb();

console.log(
  `\n${String(seeded.attempts)} attempts, ${String(seeded.criteria)} graded criteria, ${String(seeded.reviewEvents)} review events; a page of ${(bytes / 1024).toFixed(0)} kB`,
);
console.log("\n| one learner of many years | p50 ms | p95 ms | processor ms |\n|---|---|---|---|");
for (const [name, { times, cpuMs }] of rows)
  console.log(`| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${cpuMs.toFixed(1)} |`);
console.log(
  `\n| memory (resident) | MB |\n|---|---|\n| after ${String(ROUNDS)} renders | ${before.toFixed(0)} |\n| after ${String(2 * ROUNDS)} | ${after.toFixed(0)} |\n| ratio (flat: at most 1.10) | ${(after / before).toFixed(2)} |`,
);
await db.$disconnect();
rmSync(folder, { recursive: true, force: true });
