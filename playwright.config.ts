import { defineConfig } from "@playwright/test";

const PORT = Number(process.env.E2E_PORT ?? 3199);

/** Journeys in a real Chromium against the built application on a scratch database. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/journeys",
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // One server, one database: journeys use accounts of their own, so two workers do not meet.
  workers: 2,
  fullyParallel: true,
  // A machine that does other work can miss a deadline; npm test names every journey that needed its second try.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: `http://127.0.0.1:${String(PORT)}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node tests/setup/serve.mjs",
    url: `http://127.0.0.1:${String(PORT)}/readyz`,
    reuseExistingServer: false,
    timeout: 60_000,
    env: {
      PORT: String(PORT),
      LIMITS: "off",
      LOG_LEVEL: "error",
      NODE_ENV: "production",
      RUNNER_PID: String(process.pid),
    },
  },
});
