// Development: Vite's middleware compiles on the fly, everything else is the production server.
import { createServer } from "vite";
import { createApp, partsOf } from "./app.mjs";
import { serve } from "./serve.mjs";

process.env["NODE_ENV"] = "development";
const vite = await createServer({ server: { middlewareMode: true } });
const load = async () =>
  /** @type {import("@remix-run/node").ServerBuild} */ (await vite.ssrLoadModule("virtual:remix/server-build"));
const parts = partsOf(await load());
await serve({
  parts,
  createApp: (isStopping) => createApp({ build: load, parts, middleware: vite.middlewares, isStopping }),
  beforeExit: () => vite.close(),
});
