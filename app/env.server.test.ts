import { expect, test } from "vitest";
import { parseEnv } from "./env.server";

test("an empty environment is enough", () => {
  const env = parseEnv({});
  expect(env).toMatchObject({
    HOST: "127.0.0.1",
    PORT: 3000,
    isSecure: false,
    isSignUpOpen: true,
    areLimitsOn: true,
    isProduction: true,
  });
  expect(env.databaseFile).toMatch(/data[/\\]defend-it\.db$/);
});

test("an https address behind a proxy makes the deployment secure", () => {
  expect(parseEnv({ PUBLIC_URL: "https://practice.example.org", TRUST_PROXY: "1" })).toMatchObject({
    isSecure: true,
    TRUST_PROXY: 1,
  });
  expect(parseEnv({ PUBLIC_URL: "http://practice.example.org" }).isSecure).toBe(false);
});

test("every value that does not fit is named at once", () => {
  const bad = { PORT: "eighty", PUBLIC_URL: "practice.example.org", SIGN_UP: "maybe", TRUST_PROXY: "-1" };
  expect(() => parseEnv(bad)).toThrow(/PORT[\s\S]*PUBLIC_URL[\s\S]*TRUST_PROXY[\s\S]*SIGN_UP/);
});

test("an empty value counts as unset", () => {
  expect(parseEnv({ PORT: "", PUBLIC_URL: "" }).PORT).toBe(3000);
});
