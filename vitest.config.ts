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
          include: ["app/domain/**/*.test.ts"],
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
          // Every test here is handed its database and its clock, so files may share what is loaded.
          isolate: false,
          include: ["app/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "tests/contract/**/*.test.ts"],
          exclude: ["app/domain/**", "app/routes/**", "tests/e2e/**", "node_modules/**"],
        },
      },
      {
        test: {
          ...app,
          name: "edge",
          // These read the environment and open the process's one database: nothing is shared between files.
          include: ["app/routes/**/*.test.{ts,tsx}", "server/**/*.test.ts", "tests/*.test.ts"],
        },
      },
    ],
  },
});
