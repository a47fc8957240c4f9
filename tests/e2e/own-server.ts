import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export type OwnServer = { base: string; port: number; dataDir: string; child: ChildProcess; output: () => string };

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

/** A server process of its own, for journeys that kill it; the same data folder brings the same data back. */
export async function startOwnServer(settings: { port: number; dataDir?: string; env?: Record<string, string> }): Promise<OwnServer> {
  const dataDir = settings.dataDir ?? mkdtempSync(path.join(tmpdir(), "defend-it-own-"));
  const base = `http://127.0.0.1:${String(settings.port)}`;
  const child = spawn(process.execPath, ["tests/setup/serve.mjs"], {
    env: { ...process.env, NODE_ENV: "production", LIMITS: "off", LOG_LEVEL: "info", ...settings.env, DATA_DIR: dataDir, PORT: String(settings.port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${String(child.exitCode)}:\n${output}`);
    const isReady = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return { base, port: settings.port, dataDir, child, output: () => output };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server was not ready in 30 s:\n${output}`);
}

export async function stop(server: OwnServer, signal: NodeJS.Signals): Promise<number | null> {
  if (server.child.exitCode !== null || server.child.signalCode !== null) return server.child.exitCode;
  const ended = once(server.child, "exit");
  server.child.kill(signal);
  await ended;
  return server.child.exitCode;
}
