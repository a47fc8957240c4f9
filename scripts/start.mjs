// npm start: from a fresh clone to a serving application. Each step is skipped when nothing has changed.
import { ensureBuilt, ensureGenerated, ensureInstalled, ensureMigrated, ROOT } from "./bootstrap.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
await ensureMigrated();
ensureBuilt();
process.env["NODE_ENV"] = "production";
await import("../server/index.mjs");
