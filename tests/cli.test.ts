import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "defend-it-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", path.join(ROOT, "app/cli/main.ts"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
}

function answer(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

type Line = {
  file: string;
  scenario: string;
  score: number | null;
  max: number;
  coverage: number;
  criteria: { id: string; level: number | null; quotes: { start: number; end: number; text: string }[] }[];
};

test("grade --json prints one object per file, with quotes that are exact stretches of the file as it is on disk", () => {
  const text =
    "\uFEFFWhen a zone runs out of capacity, every spot machine of that pool is reclaimed together,\r\nso the loss to plan for is a whole pool and not one GPU: with 28 spot GPUs in 4 pools that is 7 at once.\r\n\r\nBatch goes to spot first because it can be checkpointed and retried.\r\n";
  const file = answer("good.txt", text);
  const { status, stdout } = cli("grade", "--scenario", "spot-gpu-strategy", "--json", file, answer("empty.txt", ""));
  expect(status).toBe(0);
  const [good, empty] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  expect(good).toMatchObject({ file, scenario: "spot-gpu-strategy", max: 1 });
  const quotes = good?.criteria.flatMap((criterion) => criterion.quotes) ?? [];
  expect(quotes.length).toBeGreaterThan(0);
  const onDisk = readFileSync(file, "utf8");
  for (const quote of quotes) expect(onDisk.slice(quote.start, quote.end)).toBe(quote.text);
  expect(Object.keys(good ?? {}).sort()).toEqual([
    "coverage",
    "criteria",
    "file",
    "graderVersion",
    "max",
    "rubricVersion",
    "scenario",
    "score",
  ]);
  expect(Object.keys(good?.criteria[0] ?? {}).sort()).toEqual([
    "confidence",
    "dimension",
    "id",
    "level",
    "missing",
    "probe",
    "quotes",
  ]);
  expect(empty?.criteria.every((criterion) => criterion.level === 0)).toBe(true);
  expect(onDisk).toBe(text);
}, 60_000);

test("an unknown scenario, an unreadable file and a text that is too long end with 2 and say what to do", () => {
  const unknown = cli("grade", "--scenario", "no-such", "--json", answer("a.txt", "x"));
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("spot-gpu-strategy");
  const mixed = cli(
    "grade",
    "--scenario",
    "spot-gpu-strategy",
    "--json",
    path.join(folder, "missing.txt"),
    answer("long.txt", "a ".repeat(7000)),
    answer("b.txt", "Batch first."),
  );
  expect(mixed.status).toBe(2);
  const lines = mixed.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { error?: string });
  expect(lines).toHaveLength(3);
  expect(lines.map((line) => line.error !== undefined)).toEqual([true, true, false]);
  expect(mixed.stderr).toContain("12000");
}, 60_000);

test("a twin can be graded by its own name", () => {
  const { status, stdout } = cli(
    "grade",
    "--scenario",
    "gpu-autoscaling--twin",
    "--json",
    answer("t.txt", "We scale on queue depth."),
  );
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as Line).scenario).toBe("gpu-autoscaling--twin");
}, 60_000);

test("content:list --json names every scenario with its question and criteria", () => {
  const { status, stdout } = cli("list", "--json");
  expect(status).toBe(0);
  const rows = JSON.parse(stdout) as {
    id: string;
    title: string;
    track: string;
    question: string;
    criteria: string[];
  }[];
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const row of rows) expect(row.criteria.length).toBeGreaterThanOrEqual(5);
}, 60_000);

test("content:new scaffolds four files that parse, refuses to overwrite, and the check lists what they lack", () => {
  expect(cli("new", "retry-storm", "--in", folder).status).toBe(0);
  expect(cli("new", "retry-storm", "--in", folder).status).toBe(2);
  expect(cli("new", "Retry Storm", "--in", folder).status).toBe(2);
  const check = spawnSync(
    process.execPath,
    ["--import", "tsx", path.join(ROOT, "app/cli/main.ts"), "check", "retry-storm"],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, SCENARIOS_DIR: folder } },
  );
  expect(check.status).toBe(1);
  expect(check.stdout).toMatch(/retry-storm: \d+ problems/);
  expect(check.stdout).not.toContain("not valid YAML");
}, 60_000);

test("eval:grader --attacks gives both tables as JSON, also into a file; a day that is none is refused", () => {
  const out = path.join(folder, "eval.json");
  const one = ["--scenario", "spot-gpu-strategy"];
  const { status, stdout } = cli("eval-grader", ...one, "--attacks", "--json", "--out", out);
  expect(status).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(stdout);
  const { attacks, invariance } = JSON.parse(stdout) as Record<string, Record<string, unknown>[]>;
  expect(attacks).toHaveLength(14);
  for (const { attempts, resisted } of attacks ?? []) expect(Number(resisted)).toBeLessThanOrEqual(Number(attempts));
  expect(invariance?.map(({ id }) => id)).toContain("paragraph-order");
  const refused = cli("eval-grader", "--report", "--date", "yesterday");
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("'yesterday' is no date");
}, 120_000);

test("an unknown command or option ends with 2 and a message without a stack", () => {
  for (const args of [["nonsense"], ["grade", "--colour", "teal"]]) {
    const { status, stderr } = cli(...args);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
}, 60_000);
