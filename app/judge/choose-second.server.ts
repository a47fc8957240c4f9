import { setTimeout as sleep } from "node:timers/promises";
import { PROMPT_VERSION } from "../domain/judge/prompt";
import { createSecondJudge } from "./create-second-judge.server";
import { CALL_TIMEOUT_MS, createChat, type Endpoint } from "./openai-compatible.server";
import type { SecondJudge } from "./second-judge";
import { readMeasured, trustFile } from "./trust-file.server";

/** What the environment says about a second judge. */
export type JudgeSettings = Endpoint & { tokensPerUserDay: number; tokensPerDay: number };

/** The second judge of this deployment; null, which is the default, when none is configured. */
export function chooseSecondJudge(settings: JudgeSettings | null, dataDir: string): SecondJudge | null {
  if (settings === null) return null;
  const { tokensPerUserDay, tokensPerDay, ...endpoint } = settings;
  const asked = { host: new URL(endpoint.baseUrl).host, model: endpoint.model, promptVersion: PROMPT_VERSION };
  const world = { fetch, sleep, now: Date.now, random: Math.random, timeoutMs: CALL_TIMEOUT_MS };
  return createSecondJudge({
    endpoint,
    chat: createChat(endpoint, world),
    limits: { user: tokensPerUserDay, all: tokensPerDay },
    now: Date.now,
    measured: () => readMeasured(trustFile(dataDir), asked),
  });
}
