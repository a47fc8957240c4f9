import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["app/domain/**/*.test.ts"],
          environment: "node",
          setupFiles: ["tests/setup/console.ts", "tests/setup/properties.ts"],
          // Property tests run for seconds on a machine that does other work.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "app",
          include: [
            "app/**/*.test.{ts,tsx}",
            "server/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/*.test.ts",
            "tests/contract/**/*.test.ts",
          ],
          exclude: ["app/domain/**", "tests/e2e/**", "node_modules/**"],
          environment: "node",
          setupFiles: ["tests/setup/console.ts", "tests/setup/properties.ts"],
          env: { NODE_ENV: "test", LOG_LEVEL: "silent" },
          // Some compile every rubric or start a command; a busy machine takes its time.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
