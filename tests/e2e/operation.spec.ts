import { spawn } from "node:child_process";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { freePort, startOwnServer, stop } from "./own-server";

test("every response carries the security headers, and scripts run only with its nonce", async ({ request }) => {
  const response = await request.get("/");
  const headers = response.headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'(;|$)/);
  expect(policy).toContain("style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["strict-transport-security"]).toBeUndefined();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  const html = await response.text();
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/<[^>]+\sstyle="/);
  const again = await request.get("/");
  expect(again.headers()["content-security-policy"]).not.toContain(nonce);
});

test("behind TLS the cookie is Secure with the __Host- prefix and HSTS is sent", async () => {
  const server = await startOwnServer({
    port: await freePort(),
    env: { PUBLIC_URL: "https://practice.example.org", TRUST_PROXY: "1" },
  });
  try {
    const response = await fetch(`${server.base}/start`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: "https://practice.example.org",
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-proto": "https",
      },
      body: "",
    });
    expect(response.headers.get("strict-transport-security")).toContain("max-age=");
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith("__Host-session=")) ?? "";
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("Secure");
    expect(cookie).toContain("SameSite=Lax");
  } finally {
    await stop(server, "SIGTERM");
  }
});

test("a mutation from another site, or without any origin, is refused", async ({ baseURL }) => {
  const post = (headers: Record<string, string>) =>
    fetch(`${baseURL ?? ""}/start`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "",
    });
  expect((await post({ origin: "https://evil.example" })).status).toBe(403);
  expect((await post({})).status).toBe(403);
  expect((await post({ origin: baseURL ?? "" })).status).toBe(302);
  // A page under a no-referrer policy sends no origin, and its browser vouches for it.
  expect((await post({ origin: "null", "sec-fetch-site": "same-origin" })).status).toBe(302);
  expect((await post({ origin: "null" })).status).toBe(403);
  // What a client claims to have been forwarded from does not count.
  expect((await post({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).status).toBe(403);
  expect((await post({ origin: baseURL ?? "", "x-forwarded-host": "evil.example" })).status).toBe(302);
});

test("a body that is too large or has no declared length is refused before it is read", async ({ baseURL }) => {
  const { hostname, port } = new URL(baseURL ?? "");
  const send = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = httpRequest(
        { hostname, port, method: "POST", path: "/start", headers: { origin: baseURL ?? "", ...headers } },
        (response: IncomingMessage) => {
          response.resume();
          resolve(response.statusCode ?? 0);
          request.destroy();
        },
      );
      request.on("error", reject);
      request.write("a");
    });
  expect(await send({ "content-length": String(300 * 1024) })).toBe(413);
  expect(await send({ "transfer-encoding": "chunked" })).toBe(411);
});

test("a request in flight is finished when the server is told to stop, and the server says so", async () => {
  const server = await startOwnServer({ port: await freePort() });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  const body = "x=1";
  socket.write(
    `POST /start HTTP/1.1\r\nHost: 127.0.0.1:${String(server.port)}\r\nOrigin: ${server.base}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(body.length)}\r\nConnection: close\r\n\r\n${body.slice(0, 1)}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  const ended = once(server.child, "exit");
  server.child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.child.exitCode).toBeNull();
  socket.write(body.slice(1));
  await once(socket, "close");
  await ended;
  expect(answer).toMatch(/^HTTP\/1\.1 302 /);
  expect(server.child.exitCode).toBe(0);
  expect(server.output()).toContain("shutting down");
});

test("a taken port ends the start with a message that names it", async () => {
  const port = await freePort();
  const first = await startOwnServer({ port });
  const second = spawn(process.execPath, ["server/index.mjs"], {
    env: { ...process.env, NODE_ENV: "production", DATA_DIR: first.dataDir, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  second.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(second, "exit");
  expect(second.exitCode).toBe(1);
  expect(said).toContain(`Port ${String(port)}`);
  await stop(first, "SIGTERM");
});

test("health, readiness and unknown addresses answer as they should, and a broken URL shows no stack", async ({
  request,
}) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  const ready = await request.get("/readyz");
  expect(ready.status()).toBe(200);
  expect(((await ready.json()) as { scenarios: number }).scenarios).toBeGreaterThanOrEqual(3);
  for (const url of [
    "/no-such-page",
    "/scenarios/no-such-scenario",
    "/attempts/aaaaaaaaaaaaaaaaaaaaaaaa/design",
    "/attempts/%00/design",
    "/scenarios/%E0%A4%A",
  ]) {
    const response = await request.get(url, { maxRedirects: 0 });
    expect([400, 401, 403, 404, 302], url).toContain(response.status());
    expect(await response.text()).not.toMatch(/node_modules|at [A-Za-z.]+ \(|SELECT |\.server\.ts/);
  }
});

test("logs hold request ids and no answers, addresses or cookies", async () => {
  const server = await startOwnServer({ port: await freePort(), env: { LOG_LEVEL: "debug" } });
  try {
    const secret = "a-most-secret-answer";
    const response = await fetch(`${server.base}/signin?note=${secret}`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: server.base,
        "content-type": "application/x-www-form-urlencoded",
        cookie: `session=${secret}`,
      },
      body: new URLSearchParams({ email: `${secret}@example.org`, password: secret }).toString(),
    });
    await response.text();
    const id = response.headers.get("x-request-id") ?? "none";
    await expect.poll(() => server.output()).toContain(id);
    expect(server.output()).not.toContain(secret);
  } finally {
    await stop(server, "SIGTERM");
  }
});
