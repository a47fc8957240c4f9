import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { JudgeReply, RepliedCriterion, ReplyLevel } from "../../app/domain/judge/reply";

export type AskedBody = {
  model: string;
  messages: { role: string; content: string }[];
  temperature: number;
  max_tokens: number;
  response_format?: { type: string; json_schema?: { strict: boolean; schema: unknown } };
};
export type Asked = { path: string; authorization: string | null; body: AskedBody };
/** What the server does with one request. */
export type Play = (response: ServerResponse, asked: Asked) => void;

export type JudgeServer = {
  baseUrl: string;
  host: string;
  asked: Asked[];
  /** What is done with the requests to come, in turn; the last one stays. */
  play: (...plays: Play[]) => void;
  close: () => Promise<void>;
};

/** A server on this machine that speaks chat completions as badly as it is told to. */
export async function startJudgeServer(): Promise<JudgeServer> {
  const asked: Asked[] = [];
  let plays: Play[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const one: Asked = {
        path: request.url ?? "",
        authorization: request.headers.authorization ?? null,
        body: JSON.parse(text) as AskedBody,
      };
      asked.push(one);
      const play = plays.length > 1 ? plays.shift() : plays[0];
      play?.(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    baseUrl: `http://${host}/v1`,
    host,
    asked,
    play: (...next) => {
      plays = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

const TOKENS = 1234;

/** A completion with this content. */
export function says(content: string | null, finish = "stop"): Play {
  return (response) => {
    response.setHeader("Content-Type", "application/json");
    const choices = [{ message: { role: "assistant", content }, finish_reason: finish }];
    response.end(JSON.stringify({ choices, usage: { total_tokens: TOKENS } }));
  };
}

/** A status without a completion; error bodies of such servers repeat what they were sent. */
export function fails(status: number, headers: Record<string, string> = {}): Play {
  return (response, { authorization, body }) => {
    response
      .writeHead(status, headers)
      .end(JSON.stringify({ error: { message: `bad: ${String(authorization)}`, body } }));
  };
}

/** Takes the request and never answers. */
export const hangs: Play = () => undefined;

/** Answers by schema only up to what it knows: anything else is a 400. */
export function knowsOnly(formats: readonly ("json_schema" | "json_object" | "none")[], then: Play): Play {
  return (response, asked) => {
    const format = asked.body.response_format?.type ?? "none";
    (formats.some((known) => known === format) ? then : fails(400))(response, asked);
  };
}

export function criterion(id: string, level: ReplyLevel, ...quotes: string[]): RepliedCriterion {
  return { id, quotes, missing: level === "defended" ? null : "say why", level };
}

export function reply(...criteria: RepliedCriterion[]): string {
  return JSON.stringify({ criteria } satisfies JudgeReply);
}
