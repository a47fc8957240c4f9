import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      buildDirectory: process.env.BUILD_DIRECTORY ?? "build",
      ignoredRouteFiles: ["**/*"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // A lab's worker loads the code of its own lab only.
  worker: { format: "es" },
  build: { sourcemap: false, target: "es2022" },
  // Native and server-only packages: the dev server must not try to bundle them for the browser.
  optimizeDeps: { exclude: ["@node-rs/argon2", "libsql", "@libsql/client"] },
  ssr: { external: ["libsql", "@libsql/client"] },
});
