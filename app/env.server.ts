import { z } from "zod";
import { DEFAULTS, databaseFile } from "../server/settings.mjs";

const Switch = z.enum(["on", "off"]);

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
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .transform((value) => ({
    ...value,
    databaseFile: databaseFile(value.DATA_DIR),
    isSecure: value.PUBLIC_URL?.startsWith("https:") ?? false,
    isSignUpOpen: value.SIGN_UP === "on",
    areLimitsOn: value.LIMITS === "on",
    isProduction: value.NODE_ENV === "production",
  }));
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
