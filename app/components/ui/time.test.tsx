// @vitest-environment happy-dom
import { act } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatLocal, formatUtc, Time } from "./time";

const ISO = "2026-11-23T20:45:00.000Z";

beforeEach(() => {
  vi.stubEnv("TZ", "Asia/Kolkata");
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("a time is UTC in the server's words, with its zone", () => {
  expect(formatUtc(ISO, "minute")).toBe("23 Nov 2026, 20:45 UTC");
  expect(formatUtc(ISO, "date")).toBe("23 Nov 2026");
});

test("the same time is local in the reader's words", () => {
  expect(formatLocal(ISO, "minute")).toBe("24 Nov 2026, 02:15");
});

test("hydration changes UTC into local time without a mismatch", async () => {
  const container = document.createElement("div");
  container.innerHTML = renderToString(<Time iso={ISO} />);
  expect(container.textContent).toBe("23 Nov 2026, 20:45 UTC");
  const mismatches: unknown[] = [];
  await act(async () => {
    hydrateRoot(container, <Time iso={ISO} />, { onRecoverableError: (error) => mismatches.push(error) });
    await Promise.resolve();
  });
  expect(mismatches).toEqual([]);
  expect(container.textContent).toBe("24 Nov 2026, 02:15");
  expect(container.querySelector("time")?.getAttribute("datetime")).toBe(ISO);
});
