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

test("a second judge is off unless it has an address and a model; the key stands nowhere else", () => {
  expect(parseEnv({}).secondJudge).toBeNull();
  const env = parseEnv({
    JUDGE_BASE_URL: "https://llm.example.org/v1",
    JUDGE_MODEL: "some-model",
    JUDGE_API_KEY: "sk-secret",
    JUDGE_TOKENS_PER_DAY: "5000",
  });
  const { secondJudge, ...rest } = env;
  expect(secondJudge).toEqual({
    baseUrl: "https://llm.example.org/v1",
    model: "some-model",
    apiKey: "sk-secret",
    tokensPerUserDay: 100_000,
    tokensPerDay: 5000,
  });
  expect(JSON.stringify(rest)).not.toContain("sk-secret");
  expect(parseEnv({ JUDGE_BASE_URL: "http://127.0.0.1:11434/v1", JUDGE_MODEL: "m" }).secondJudge?.apiKey).toBeNull();
});

test.each([
  [{ JUDGE_MODEL: "m" }, /JUDGE_BASE_URL/],
  [{ JUDGE_API_KEY: "k" }, /JUDGE_BASE_URL[\s\S]*JUDGE_MODEL/],
  [{ JUDGE_BASE_URL: "https://llm.example.org/v1" }, /JUDGE_MODEL/],
  [{ JUDGE_BASE_URL: "https://key@llm.example.org/v1", JUDGE_MODEL: "m" }, /JUDGE_BASE_URL/],
  [{ JUDGE_BASE_URL: "https://llm.example.org/v1?key=x", JUDGE_MODEL: "m" }, /JUDGE_BASE_URL/],
  [{ JUDGE_BASE_URL: "ftp://llm.example.org", JUDGE_MODEL: "m" }, /JUDGE_BASE_URL/],
])("a second judge that is half set or carries a secret in its address is refused: %j", (source, problem) => {
  expect(() => parseEnv(source)).toThrow(problem);
});

test("a key that does not fit is not printed", () => {
  const source = { JUDGE_BASE_URL: "https://llm.example.org/v1", JUDGE_MODEL: "m", JUDGE_API_KEY: "sk secret" };
  expect(() => parseEnv(source)).toThrow(/^(?![\s\S]*secret)[\s\S]*JUDGE_API_KEY/);
});
