// Serves the built application: `node server/index.mjs`. `npm start` builds and migrates first (scripts/start.mjs).
import { createApp, partsOf } from "./app.mjs";
import { serve } from "./serve.mjs";

process.env["NODE_ENV"] ??= "production";
/** @type {import("@remix-run/node").ServerBuild} */
const build = await import(new URL("../build/server/index.js", import.meta.url).href);
const parts = partsOf(build);
await serve({ parts, createApp: (isStopping) => createApp({ build, parts, isStopping }) });
