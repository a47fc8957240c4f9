import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from "vitest";
import type { Lab } from "../../labs/kit/lab";
import { runLabNew } from "./new";

const ROOT = path.resolve(import.meta.dirname, "../../..");
let place: string;
let log: MockInstance<typeof console.log>;
beforeEach(() => {
  log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  // The set-up of all tests watches console.error and takes its own mock back.
  vi.mocked(console.error).mockImplementation(() => undefined);
  mkdirSync(path.join(ROOT, ".cache"), { recursive: true });
  place = mkdtempSync(path.join(ROOT, ".cache/lab-new-"));
  const labs = path.join(place, "app/labs");
  mkdirSync(labs, { recursive: true });
  for (const name of ["registry.ts", "load.ts", "views.tsx"])
    cpSync(path.join(ROOT, "app/labs", name), path.join(labs, name));
  symlinkSync(path.join(ROOT, "app/labs/kit"), path.join(labs, "kit"));
  symlinkSync(path.join(ROOT, "app/components"), path.join(place, "app/components"));
});
afterEach(() => {
  log.mockRestore();
  rmSync(place, { recursive: true, force: true });
});

test("a new lab runs, and is entered in all three maps", async () => {
  expect(await runLabNew(["retry-storm", "--in", place])).toBe(0);
  const of = (name: string) => readFileSync(path.join(place, "app/labs", name), "utf8");
  expect(of("registry.ts")).toContain('"retry-storm": retryStorm,');
  expect(of("registry.ts")).toContain('import { lab as retryStorm } from "./retry-storm/index";');
  expect(of("load.ts")).toContain('(await import("./retry-storm/index")).lab');
  expect(of("views.tsx")).toContain('import("./retry-storm/view")');
  const file = pathToFileURL(path.join(place, "app/labs/retry-storm/index.ts")).href;
  const { lab } = (await import(/* @vite-ignore */ file)) as { lab: Lab };
  const run = (preset: number, event?: number) => {
    const params = lab.params.parse(lab.presets[preset]?.params);
    const thrown = event === undefined ? params : (lab.events[event]?.apply(params) ?? params);
    return lab.outcome(lab.run(thrown, { trace: null, progress: () => undefined }), thrown).verdict;
  };
  expect([run(0), run(1), run(2), run(1, 0), run(2, 0)]).toEqual([
    "survived",
    "failed",
    "survived",
    "failed",
    "survived",
  ]);
});

test("a name that is taken, or is none, writes nothing", async () => {
  expect(await runLabNew(["Retry Storm", "--in", place])).toBe(2);
  expect(await runLabNew(["retry-storm", "--in", place])).toBe(0);
  expect(await runLabNew(["retry-storm", "--in", place])).toBe(2);
});
