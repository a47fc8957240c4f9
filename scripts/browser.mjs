// Finds a Chromium for the browser journeys, or installs one, or says what to do. Never skips silently.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { bin, fail, say } from "./bootstrap.mjs";

/** The headless shell first: the same engine without windows, a third less time on a small machine. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * @returns {Promise<string>} path of a Chromium executable
 */
export async function findBrowser() {
  const found = fromEnv() ?? fromPath() ?? (await playwrightsOwn());
  if (found !== null) return found;
  say("No Chromium was found; trying to install one for the browser journeys.");
  spawnSync(process.execPath, [bin("@playwright/test/cli.js"), "install", "chromium"], { stdio: ["ignore", 2, 2] });
  const own = await playwrightsOwn();
  if (own !== null) return own;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2], env: quiet });
    for (const name of ["chromium-headless-shell", "chromium"]) {
      spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
        stdio: ["ignore", 2, 2],
        env: quiet,
      });
      const installed = fromPath();
      if (installed !== null) return installed;
    }
  }
  return fail(
    "The browser journeys need Chromium and none could be installed.\n" +
      "  Debian, Ubuntu:  sudo apt-get install chromium\n" +
      "  macOS, Windows:  npx playwright install chromium\n" +
      "  anything else:   set CHROMIUM_PATH to the executable, then run npm test again.",
  );
}

function fromEnv() {
  const named = process.env["CHROMIUM_PATH"];
  if (!named) return null;
  if (!isExecutable(named)) fail(`CHROMIUM_PATH names ${named}, which cannot be run. Correct it or unset it.`);
  return named;
}

function fromPath() {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (folder !== "" && isExecutable(file)) return file;
    }
  }
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file !== "" && isExecutable(file) ? file : null;
}

function isExecutable(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
