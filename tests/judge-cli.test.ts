import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TrustFileSchema } from "../app/domain/judge/trust";
import { criterion, fails, reply, says, startJudgeServer, type JudgeServer } from "./setup/judge-server";

const ROOT = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "defend-it-judge-"));
const RESULTS = path.join(folder, "judge-results.json");
let server: JudgeServer;

beforeAll(async () => {
  server = await startJudgeServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Not spawnSync: the judge's server lives in this process. */
function evalJudge(args: string[], env: Record<string, string> = {}): Promise<{ status: number | null; said: string }> {
  const main = path.join(ROOT, "app/cli/main.ts");
  const child = spawn(process.execPath, ["--import", "tsx", main, "eval-judge", ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, ...env },
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, said })));
}

const configured = () => ({
  JUDGE_BASE_URL: server.baseUrl,
  JUDGE_MODEL: "some-model",
  JUDGE_API_KEY: "sk-very-secret",
});

test("without a judge there is nothing to measure: 2, and what to set", async () => {
  const { status, said } = await evalJudge([]);
  expect(status).toBe(2);
  expect(said).toContain("JUDGE_BASE_URL");
  expect(await evalJudge(["--synthetic", "kind"])).toMatchObject({ status: 2 });
}, 60_000);

test("a configured judge is measured on every held-out answer, and what was found is kept without key and texts", async () => {
  const schemaIds = /"enum":\["([^\]]+?)"\]\},"quotes"/;
  server.play((response, asked) => {
    const ids = schemaIds.exec(JSON.stringify(asked.body.response_format))?.[1]?.split('","') ?? [];
    says(reply(...ids.map((id) => criterion(id, "not_found"))))(response, asked);
  });
  const { status, said } = await evalJudge([], configured());
  expect(said).toContain("Does not pass: weighted kappa 0.00");
  expect(status).toBe(1);
  const text = readFileSync(RESULTS, "utf8");
  expect(`${said}${text}`).not.toContain("sk-very-secret");
  const { results } = TrustFileSchema.parse(JSON.parse(text));
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ host: server.host, model: "some-model", coverage: 1, kappa: 0 });
  expect(server.asked).toHaveLength((results[0]?.answers ?? 0) + (results[0]?.attacks ?? 0));
}, 180_000);

test("a judge that refuses is not measured, and a trial writes nothing", async () => {
  rmSync(RESULTS, { force: true });
  server.play(fails(401));
  const { status, said } = await evalJudge(["--scenario", "spot-gpu-strategy"], configured());
  expect(status).toBe(1);
  expect(said).toContain("key-refused");
  const trial = await evalJudge(["--scenario", "spot-gpu-strategy", "--synthetic", "liar", "--json"]);
  expect(JSON.parse(trial.said)).toMatchObject({ model: "liar", coverage: 0 });
  expect(existsSync(RESULTS)).toBe(false);
}, 120_000);
