// Serves the built application on a fresh database in a temporary folder, for the browser journeys.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureMigrated, ROOT } from "../../scripts/bootstrap.mjs";

process.chdir(ROOT);
// A shell stands between the runner and this process: a runner that was killed would leave it holding the port.
const runner = Number(process.env["RUNNER_PID"] ?? process.ppid);
setInterval(() => {
  try {
    process.kill(runner, 0);
  } catch {
    process.exit(0);
  }
}, 500).unref();
process.env["DATA_DIR"] ??= mkdtempSync(path.join(tmpdir(), "defend-it-journeys-"));
await ensureMigrated();
await import("../../server/index.mjs");
