// The express application around the built (or, in development, the live) Remix server.
import { randomUUID } from "node:crypto";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";
import { pinoHttp } from "pino-http";
import { checkOrigin, limitBody, securityHeaders, tellHost } from "./security.mjs";

const COMPRESSION_LEVEL = 3;

/** @typedef {import("../app/entry.server").ServerParts} ServerParts */
/** @typedef {import("@remix-run/node").ServerBuild} ServerBuild */

/**
 * @param {ServerBuild} build
 * @returns {ServerParts}
 */
export function partsOf(build) {
  const module = /** @type {{ serverParts?: ServerParts }} */ (/** @type {unknown} */ (build.entry.module));
  if (module.serverParts === undefined)
    throw new Error("the build exports no serverParts: build again with npm run build");
  return module.serverParts;
}

/**
 * @param {{ build: ServerBuild | (() => Promise<ServerBuild>), parts: ServerParts, middleware?: import("express").RequestHandler, isStopping: () => boolean }} options
 *   middleware: Vite's, in development; isStopping: true once shutdown began, so that load balancers stop sending
 * @returns {import("express").Express}
 */
export function createApp({ build, parts, middleware, isStopping }) {
  const { env, log } = parts;
  const isDevelopment = middleware !== undefined;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);

  app.get("/healthz", (_req, res) => {
    res.type("text/plain").send("ok\n");
  });
  app.get("/readyz", (_req, res, next) => {
    parts
      .checkReadiness()
      .then((readiness) => {
        const isReady = readiness.isReady && !isStopping();
        res
          .status(isReady ? 200 : 503)
          .json(isStopping() ? { ...readiness, isReady, problems: ["shutting down"] } : readiness);
      })
      .catch(next);
  });

  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_req, res) => {
        const id = randomUUID();
        res.setHeader("X-Request-Id", id);
        return id;
      },
      // Query strings can hold what somebody searched for; headers can hold cookies. Neither is logged.
      serializers: {
        req: (req) => ({ id: req.id, method: req.method, path: String(req.url).split("?")[0] }),
        res: (res) => ({ status: res.statusCode }),
      },
      customLogLevel: (_req, res, error) =>
        error || res.statusCode >= 500 ? "error" : res.statusCode >= 400 ? "warn" : "debug",
    }),
  );
  app.use(securityHeaders({ isSecure: env.isSecure, isDevelopment }));
  app.use(limitBody);
  app.use(checkOrigin({ isSameOrigin: parts.isSameOrigin, publicUrl: env.PUBLIC_URL }));
  app.use(tellHost(env.PUBLIC_URL));
  // Pages are made for each request: zlib's default of 6 costs more of a page than rendering it, for a few per cent of its size.
  app.use(compression({ level: COMPRESSION_LEVEL }));

  if (middleware !== undefined) {
    app.use(middleware);
  } else {
    // Names under /assets carry a hash of their content.
    const client = `${process.env["BUILD_DIRECTORY"] ?? "build"}/client`;
    app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y", index: false }));
    app.use(express.static(client, { maxAge: "1h", index: false }));
  }

  app.all(
    "*",
    createRequestHandler({
      build,
      mode: env.isProduction ? "production" : "development",
      getLoadContext: (req, res) => ({
        cspNonce: String(res.locals["cspNonce"]),
        clientAddress: req.ip ?? "unknown",
        requestId: String(req.id),
      }),
    }),
  );

  /** @type {import("express").ErrorRequestHandler} */
  const lastResort = (error, req, res, next) => {
    if (error instanceof URIError && !res.headersSent) {
      res.status(400).type("text/plain").send("This address is not written as addresses are.\n");
      return;
    }
    log.error({ err: error, requestId: req.id }, "unhandled");
    if (res.headersSent) next(error);
    else
      res
        .status(500)
        .type("text/plain")
        .send(`Something went wrong on our side. Nothing you saved is lost. Request ${String(req.id)}\n`);
  };
  app.use(lastResort);
  return app;
}
