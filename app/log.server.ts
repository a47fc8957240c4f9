import pino from "pino";
import { env } from "./env.server";

/** Structured log. Never hand it an answer, a password, a cookie or an e-mail: the paths below are only the last guard. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      "password",
      "*.password",
      "text",
      "*.text",
      "draft",
      "*.draft",
      "cookie",
      "*.cookie",
      "req.headers",
      "email",
      "*.email",
    ],
    censor: "[redacted]",
  },
});
