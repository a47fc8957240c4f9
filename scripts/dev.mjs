// npm run dev: the same application, compiled on the fly.
import { ensureGenerated, ensureInstalled, ensureMigrated, ROOT } from "./bootstrap.mjs";

process.chdir(ROOT);
ensureInstalled();
ensureGenerated();
await ensureMigrated();
await import("../server/dev.mjs");
