import { defineConfig } from "vitest/config";

const setupFiles = ["tests/setup/console.ts", "tests/setup/properties.ts"];
/** Some compile every rubric or start a command; a busy machine takes its time. */
const PATIENCE_MS = 90_000;
const app = {
  environment: "node" as const,
  setupFiles,
  env: { NODE_ENV: "test" as const, LOG_LEVEL: "silent" },
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["app/{domain,labs}/**/*.test.{ts,tsx}"],
          environment: "node",
          setupFiles,
          // Pure modules keep nothing between two tests: loading them once is three times as fast.
          isolate: false,
          // Property tests run for seconds on a machine that does other work.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...app,
          name: "app",
          // Content, pages' parts and contracts keep no state: files may share what is loaded.
          isolate: false,
          include: [
            "app/{cli,components,content}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
            "tests/contract/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          ...app,
          name: "edge",
          // These open databases, read the environment or replace modules: nothing is shared between files.
          include: [
            "app/{auth,db,judge,routes,services}/**/*.test.{ts,tsx}",
            "app/*.test.ts",
            "server/**/*.test.ts",
            "tests/*.test.ts",
          ],
        },
      },
    ],
  },
});
