// Serves the built application: `node server/index.mjs`. `npm start` builds and migrates first (scripts/start.mjs).
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, partsOf } from "./app.mjs";
import { serve } from "./serve.mjs";

process.env["NODE_ENV"] ??= "production";
const directory = process.env["BUILD_DIRECTORY"] ?? "build";
/** @type {import("@remix-run/node").ServerBuild} */
const build = await import(pathToFileURL(path.resolve(directory, "server/index.js")).href);
const parts = partsOf(build);
await serve({ parts, createApp: (isStopping) => createApp({ build, parts, isStopping }) });
