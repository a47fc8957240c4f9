import type { Measured } from "../../app/domain/judge/trust";
import { CALL_TIMEOUT_MS, createChat } from "../../app/judge/openai-compatible.server";
import { createSecondJudge } from "../../app/judge/create-second-judge.server";
import type { SecondJudge } from "../../app/judge/second-judge";
import type { JudgeServer, Play } from "./judge-server";
import { criterion, reply, says } from "./judge-server";
import { CRITERIA } from "./practice-library";

/** A second judge that asks the server of a test, without pauses. */
export function judgeAt(
  server: JudgeServer,
  {
    limits = { user: 1_000_000, all: 1_000_000 },
    model = "some-model",
    measured = null,
  }: { limits?: SecondJudge["limits"]; model?: string; measured?: Measured | null } = {},
): SecondJudge {
  const endpoint = { baseUrl: server.baseUrl, model, apiKey: "sk-very-secret" };
  const world = { fetch, sleep: () => Promise.resolve(), now: () => 0, random: () => 0, timeoutMs: CALL_TIMEOUT_MS };
  return createSecondJudge({
    endpoint,
    chat: createChat(endpoint, world),
    limits,
    now: () => 0,
    measured: () => measured,
  });
}

/** A reply about the practice scenario: Defended on one criterion, with two quotes; nothing found on the others. */
export function defends(id: string, ...quotes: string[]): Play {
  return says(
    reply(
      ...CRITERIA.map((one) => (one.id === id ? criterion(id, "defended", ...quotes) : criterion(one.id, "not_found"))),
    ),
  );
}
