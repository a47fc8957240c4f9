import { z } from "zod";
import { env } from "../env.server";
import { readCookie } from "./client/cookie";
import { THEMES, type Theme } from "../domain/account/preferences";

const COOKIE = "theme";
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;
const ThemeSchema = z.enum(THEMES).catch("system");

/** The theme this browser asked for: a cookie, so that the first paint is right without any script. */
export function readTheme(request: Request): Theme {
  return ThemeSchema.parse(readCookie(request.headers.get("Cookie"), COOKIE));
}

/** The `Set-Cookie` value that remembers a theme in this browser. */
export function themeCookie(theme: Theme): string {
  const secure = env.isSecure ? "; Secure" : "";
  return `${COOKIE}=${theme}; Path=/; Max-Age=${String(ONE_YEAR_SECONDS)}; HttpOnly; SameSite=Lax${secure}`;
}
