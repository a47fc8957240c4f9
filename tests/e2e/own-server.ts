import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { digest, ensureMigrated, ROOT } from "../../scripts/bootstrap.mjs";

export type OwnServer = { base: string; port: number; dataDir: string; child: ChildProcess; output: () => string };

/** Generous: a start takes three seconds of one processor, and journeys share theirs. */
const READY_MS = 60_000;

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A data folder with a migrated, empty database. Migrating takes seconds, so it is done once per state of prisma/ and copied. */
async function freshDataDir(): Promise<string> {
  const template = path.join(ROOT, ".cache", "journeys", digest(["prisma"]));
  if (!existsSync(template)) {
    const making = mkdtempSync(path.join(tmpdir(), "defend-it-template-"));
    await ensureMigrated({ DATA_DIR: making });
    mkdirSync(path.dirname(template), { recursive: true });
    try {
      cpSync(making, `${template}.${String(process.pid)}`, { recursive: true });
      renameSync(`${template}.${String(process.pid)}`, template);
    } catch {
      // The other worker was quicker: its template is as good.
      rmSync(`${template}.${String(process.pid)}`, { recursive: true, force: true });
    }
    rmSync(making, { recursive: true, force: true });
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "defend-it-own-"));
  cpSync(template, dataDir, { recursive: true });
  return dataDir;
}

/** A server process of its own, for journeys that kill it; the same data folder brings the same data back. */
export async function startOwnServer(settings: {
  port: number;
  dataDir?: string;
  env?: Record<string, string>;
}): Promise<OwnServer> {
  const dataDir = settings.dataDir ?? (await freshDataDir());
  const base = `http://127.0.0.1:${String(settings.port)}`;
  const child = spawn(process.execPath, ["tests/setup/serve.mjs"], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      LIMITS: "off",
      WARM: "off",
      LOG_LEVEL: "info",
      ...settings.env,
      DATA_DIR: dataDir,
      PORT: String(settings.port),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${String(child.exitCode)}:\n${output}`);
    const isReady = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return { base, port: settings.port, dataDir, child, output: () => output };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`the server was not ready in ${String(READY_MS / 1000)} s:\n${output}`);
}

/** @returns the exit code, null when the signal ended it */
export async function stop(server: OwnServer, signal: NodeJS.Signals): Promise<number | null> {
  if (server.child.exitCode !== null || server.child.signalCode !== null) return server.child.exitCode;
  const ended = once(server.child, "exit");
  server.child.kill(signal);
  await ended;
  return server.child.exitCode;
}

/** Ends a journey's server and removes its data. */
export async function discard(server: OwnServer): Promise<void> {
  await stop(server, "SIGKILL");
  rmSync(server.dataDir, { recursive: true, force: true });
}
