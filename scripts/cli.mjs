// The command line (app/cli/main.ts), with what it needs installed first. Only the command's own output goes to stdout.
import { spawnSync } from "node:child_process";
import { ensureGenerated, ensureInstalled, ROOT } from "./bootstrap.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";

ensureInstalled();
ensureGenerated();
const tsx = pathToFileURL(path.join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
const result = spawnSync(
  process.execPath,
  ["--import", tsx, path.join(ROOT, "app/cli/main.ts"), ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...process.env, DEFEND_IT_ROOT: ROOT },
  },
);
process.exit(result.status ?? 130);
