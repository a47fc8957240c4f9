// Serves the built application on a fresh database in a temporary folder, for the browser journeys.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureMigrated, ROOT } from "../../scripts/bootstrap.mjs";

process.chdir(ROOT);
process.env["DATA_DIR"] ??= mkdtempSync(path.join(tmpdir(), "defend-it-journeys-"));
await ensureMigrated();
await import("../../server/index.mjs");
