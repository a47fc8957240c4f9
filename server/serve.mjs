// Listens, and shuts down without cutting a request off.
import http from "node:http";

/** A request that takes longer to arrive than this is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Requests in flight get this long to finish after a signal; a second signal ends at once. */
const SHUTDOWN_GRACE_MS = 10_000;
const PARENT_CHECK_MS = 1000;
/** Expired sessions and abandoned guests are removed at start and this often. */
const SWEEP_INTERVAL_MS = 24 * 60 * 60 * 1000;

/**
 * @param {{ parts: import("../app/entry.server").ServerParts, createApp: (isStopping: () => boolean) => http.RequestListener, beforeExit?: () => Promise<void> }} options
 */
export async function serve({ parts, createApp, beforeExit }) {
  const { env, log } = parts;
  let isStopping = false;
  const server = http.createServer(createApp(() => isStopping));
  server.requestTimeout = REQUEST_TIMEOUT_MS;

  const stop = (/** @type {string} */ why) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ why }, "shutting down: finishing requests in flight");
    // Browsers that only listen would otherwise hold the server for the whole grace; they connect again to whoever comes after.
    parts.endStreams();
    const forced = setTimeout(() => {
      log.warn("some requests did not finish in time");
      process.exit(1);
    }, SHUTDOWN_GRACE_MS);
    forced.unref();
    server.close(() => {
      Promise.all([parts.close(), beforeExit?.()])
        .then(() => {
          log.info("stopped");
          process.exit(0);
        })
        .catch((/** @type {unknown} */ error) => {
          log.error({ err: error }, "closing failed");
          process.exit(1);
        });
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  // npm's shell dies of a SIGTERM without passing it on and would leave this process holding the port.
  if (process.env["npm_lifecycle_event"] !== undefined) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent && !isStopping) stop("the parent process has gone");
    }, PARENT_CHECK_MS).unref();
  }
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));

  const sweep = () =>
    parts.sweep().catch((/** @type {unknown} */ error) => log.error({ err: error }, "sweeping failed"));
  setInterval(sweep, SWEEP_INTERVAL_MS).unref();

  const readiness = await parts.checkReadiness();
  for (const problem of readiness.problems) log.error(problem);
  server.on("error", (error) => {
    const isTaken = "code" in error && error.code === "EADDRINUSE";
    process.stderr.write(
      isTaken
        ? `Port ${String(env.PORT)} on ${env.HOST} is taken. Stop what uses it, or start with another: PORT=${String(env.PORT + 1)} npm start\n`
        : `The server cannot listen: ${error.message}\n`,
    );
    process.exit(1);
  });
  server.listen(env.PORT, env.HOST, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : env.PORT;
    const host = env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST;
    process.stdout.write(`defend-it is ready: ${env.PUBLIC_URL ?? `http://${host}:${String(port)}`}\n`);
    if (readiness.quarantined > 0)
      process.stdout.write(
        `${String(readiness.quarantined)} scenario folder(s) did not load: npm run content:check says why\n`,
      );
    void sweep();
    parts.warm().catch((/** @type {unknown} */ error) => log.error({ err: error }, "compiling the rubrics failed"));
  });
}
