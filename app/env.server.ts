import { z } from "zod";
import { DEFAULTS, databaseFile } from "../server/settings.mjs";

const Switch = z.enum(["on", "off"]);

/** Tokens are counted in the database; these defaults are about fifteen opinions for one person, and five hundred for everybody. */
const Tokens = z.coerce.number().int().min(1).max(1_000_000_000);

const EnvSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    HOST: z.string().min(1).default(DEFAULTS.HOST),
    PORT: z.coerce.number().int().min(0).max(65535).default(DEFAULTS.PORT),
    /** The address people type, for example https://defend-it.example.org: decides Secure cookies, HSTS and the Origin check. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** How many proxies stand in front (0 = none): decides whose X-Forwarded-For is believed. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    DATA_DIR: z.string().min(1).default(DEFAULTS.DATA_DIR),
    /** A folder with a team's own scenario folders, read beside the built-in ones. */
    SCENARIOS_DIR: z.string().min(1).optional(),
    SIGN_UP: Switch.default("on"),
    /** Rate limits; switched off only by benchmarks and journeys. */
    LIMITS: Switch.default("on"),
    /** Compiles every rubric in the background after start, so that nobody's first answer waits; journeys start many servers and do without. */
    WARM: Switch.default("on"),
    /** A model that learners may ask for a second opinion: any server with chat completions, for example https://llm.example.org/v1. */
    JUDGE_BASE_URL: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !/[?#]|\/\/[^/]*@/.test(url), "name no user, password, query or fragment in it")
      .optional(),
    JUDGE_MODEL: z.string().min(1).optional(),
    /** Left out for servers that ask for none. Sent to JUDGE_BASE_URL and shown nowhere. */
    JUDGE_API_KEY: z
      .string()
      .regex(/^[\x21-\x7e]+$/, "a key is printable ASCII without spaces")
      .optional(),
    JUDGE_TOKENS_PER_USER_DAY: Tokens.default(100_000),
    JUDGE_TOKENS_PER_DAY: Tokens.default(3_000_000),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .superRefine(({ JUDGE_BASE_URL: url, JUDGE_MODEL: model, JUDGE_API_KEY: key }, ctx) => {
    const needs = (name: string, why: string) => ctx.addIssue({ code: "custom", path: [name], message: why });
    if (url === undefined && (model ?? key) !== undefined) needs("JUDGE_BASE_URL", "the second judge needs an address");
    if (model === undefined && (url ?? key) !== undefined) needs("JUDGE_MODEL", "the second judge needs a model");
  })
  .transform(
    ({ JUDGE_BASE_URL, JUDGE_MODEL, JUDGE_API_KEY, JUDGE_TOKENS_PER_USER_DAY, JUDGE_TOKENS_PER_DAY, ...value }) => ({
      ...value,
      /** null: there is no second judge, which is the default. */
      secondJudge:
        JUDGE_BASE_URL === undefined || JUDGE_MODEL === undefined
          ? null
          : {
              baseUrl: JUDGE_BASE_URL,
              model: JUDGE_MODEL,
              apiKey: JUDGE_API_KEY ?? null,
              tokensPerUserDay: JUDGE_TOKENS_PER_USER_DAY,
              tokensPerDay: JUDGE_TOKENS_PER_DAY,
            },
      databaseFile: databaseFile(value.DATA_DIR),
      isSecure: value.PUBLIC_URL?.startsWith("https:") ?? false,
      isSignUpOpen: value.SIGN_UP === "on",
      areLimitsOn: value.LIMITS === "on",
      isProduction: value.NODE_ENV === "production",
    }),
  );
export type Env = z.infer<typeof EnvSchema>;

/** Reads the process's environment; throws one error that names every problem. An empty value counts as unset. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = EnvSchema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment does not fit:\n${lines.join("\n")}\nSee docs/operations.md for each variable.`);
}

/** The only reader of process.env inside app/. */
export const env: Env = parseEnv(process.env);
