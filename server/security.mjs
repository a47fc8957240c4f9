// Response headers and request limits that hold for every URL.
import { randomBytes } from "node:crypto";
import helmet from "helmet";

/** Largest request body: a 64 kB draft, percent-encoded (three bytes for one), with its form fields. */
export const MAX_BODY_BYTES = 256 * 1024;

/** The one address that takes a whole file: an exported account (app/routes/settings-import). */
const IMPORT_PATHS = new Set(["/settings/import", "/settings/import.data"]);
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024;

/**
 * Security headers with one CSP nonce per response, left in res.locals.cspNonce.
 * @param {{ isSecure: boolean, isDevelopment: boolean }} options isSecure: served behind TLS (HSTS only then)
 * @returns {import("express").RequestHandler[]}
 */
export function securityHeaders({ isSecure, isDevelopment }) {
  const nonce = (/** @type {unknown} */ _req, /** @type {import("node:http").ServerResponse} */ res) =>
    `'nonce-${/** @type {import("express").Response} */ (res).locals["cspNonce"]}'`;
  return [
    (_req, res, next) => {
      res.locals["cspNonce"] = randomBytes(16).toString("base64");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", nonce],
          // Vite's development client injects <style> elements and speaks over a web socket.
          styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
          imgSrc: ["'self'", "data:"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: "same-origin" },
      frameguard: { action: "deny" },
      crossOriginEmbedderPolicy: false,
      crossOriginOpenerPolicy: { policy: "same-origin" },
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
    (_req, res, next) => {
      res.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(self), payment=(), usb=()");
      next();
    },
  ];
}

/**
 * Refuses bodies that are too large before a byte of them is read. Chunked bodies have no declared size and are refused too:
 * no browser sends a form or a beacon so. Node itself cuts a body off at its declared length.
 * @type {import("express").RequestHandler}
 */
export function limitBody(req, res, next) {
  if (req.headers["transfer-encoding"] !== undefined) {
    res.status(411).type("text/plain").send("Send the request with a Content-Length.\n");
    return;
  }
  const length = Number(req.headers["content-length"] ?? 0);
  const most = IMPORT_PATHS.has(req.path) ? MAX_IMPORT_BYTES : MAX_BODY_BYTES;
  if (length > most) {
    res.setHeader("Connection", "close");
    res
      .status(413)
      .type("text/plain")
      .send(`The request is larger than ${String(most / 1024)} kB. Shorten the text and send it again.\n`);
    return;
  }
  next();
}

/**
 * Refuses mutations that were not sent by a page of this site.
 * @param {{ isSameOrigin: import("../app/entry.server").ServerParts["isSameOrigin"], publicUrl: string | undefined }} options
 * @returns {import("express").RequestHandler}
 */
export function checkOrigin({ isSameOrigin, publicUrl }) {
  return (req, res, next) => {
    const isAllowed = isSameOrigin({
      method: req.method,
      origin: req.get("origin"),
      secFetchSite: req.get("sec-fetch-site"),
      host: req.get("host"),
      publicUrl,
    });
    if (isAllowed) next();
    else
      res
        .status(403)
        .type("text/plain")
        .send(
          "This request did not come from a page of this site. Open the page again and repeat it; if you operate this server behind a proxy, set PUBLIC_URL.\n",
        );
  };
}

/**
 * Remix compares Origin and host once more and knows nothing of PUBLIC_URL: behind a proxy that does not pass the host on, it would
 * refuse every form. It is told the host that `checkOrigin` went by; what a client claims in this header counts for nothing.
 * @param {string | undefined} publicUrl
 * @returns {import("express").RequestHandler}
 */
export function tellHost(publicUrl) {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return (req, _res, next) => {
    const host = publicHost ?? req.get("host");
    if (host === undefined) delete req.headers["x-forwarded-host"];
    else req.headers["x-forwarded-host"] = host;
    // `checkOrigin` has let it pass by Sec-Fetch-Site; Remix would take the word for a host.
    if (req.headers.origin === "null") delete req.headers.origin;
    next();
  };
}
