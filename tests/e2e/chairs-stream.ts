import type { OwnServer } from "./own-server";

/** Somebody who follows and posts without a browser. */
export type Person = { server: OwnServer; cookie: string };

/** Sends a form; @returns where it led, and the session it set. */
export async function send({ server, cookie }: Person, address: string, fields: Record<string, string>) {
  const response = await fetch(`${server.base}${address}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.base, ...(cookie === "" ? {} : { cookie }) },
    body: new URLSearchParams(fields),
  });
  const set = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    cookie: set.find((pair) => pair.includes("session=")) ?? cookie,
  };
}

/** The first `count` messages after `lastId`, each as the text of its event; the connection is closed then. */
export async function follow({ server, cookie }: Person, chair: string, count: number, lastId = ""): Promise<string[]> {
  const leave = new AbortController();
  const headers = { cookie, accept: "text/event-stream", ...(lastId === "" ? {} : { "last-event-id": lastId }) };
  const response = await fetch(`${server.base}${chair}/events`, { headers, signal: leave.signal });
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error("the stream has no body");
  const decoder = new TextDecoder();
  let text = "";
  const messages = () =>
    text
      .split("\n\n")
      .slice(0, -1)
      .filter((message) => message.startsWith("event: "));
  while (messages().length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  leave.abort();
  return messages().slice(0, count);
}

export function idOf(message: string | undefined): string {
  return /^id: (.*)$/m.exec(message ?? "")?.[1] ?? "";
}
