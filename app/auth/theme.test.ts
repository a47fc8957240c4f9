import { expect, test } from "vitest";
import { readTheme, themeCookie } from "./theme.server";

function requestWith(cookie: string): Request {
  return new Request("http://localhost/", { headers: { Cookie: cookie } });
}

test("a theme survives the way through the browser", () => {
  for (const theme of ["system", "light", "dark"] as const) {
    expect(readTheme(requestWith(themeCookie(theme).split(";")[0]!))).toBe(theme);
  }
});

test("an unknown theme, or none, follows the system", () => {
  expect(readTheme(requestWith("theme=neon"))).toBe("system");
  expect(readTheme(new Request("http://localhost/"))).toBe("system");
});
