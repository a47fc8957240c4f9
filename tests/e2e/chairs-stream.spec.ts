import { expect, test } from "@playwright/test";
import { SCENARIO } from "./answers";
import { follow, idOf, send, type Person } from "./chairs-stream";
import { discard, freePort, startOwnServer, stop } from "./own-server";

test("two processes on one database tell each other's news, go on after the last id, and stop while somebody listens", async () => {
  test.setTimeout(240_000);
  const first = await startOwnServer({ port: await freePort() });
  const second = await startOwnServer({ port: await freePort(), dataDir: first.dataDir });
  try {
    const opened = await send({ server: first, cookie: "" }, "/chairs", { intent: "invite", scenario: SCENARIO });
    const [chair = "", query = ""] = opened.location.split("?");
    const ida: Person = { server: first, cookie: opened.cookie };
    const code = new URLSearchParams(query).get("code") ?? "";
    const joined = await send({ server: second, cookie: "" }, `/chairs/join/${code}`, {});
    expect(joined.location).toBe(chair);
    const cem: Person = { server: second, cookie: joined.cookie };

    const listening = follow(cem, chair, 3);
    await send(ida, chair, { intent: "begin" });
    await send(ida, chair, { intent: "question", line: "Which pool goes first?" });
    const told = await listening;
    expect(told.map((message) => /"kind":"([a-z-]+)"/.exec(message)?.[1])).toEqual([
      "joined",
      "begun",
      "question-asked",
    ]);
    // Lost after "begun": what was asked meanwhile comes once, from the other process as well.
    for (const server of [first, second]) {
      const [again] = await follow({ ...cem, server }, chair, 1, idOf(told[1]));
      expect(again).toBe(told[2]);
    }
    await send(cem, chair, { intent: "save", text: "Batch goes first.", baseRevision: "0" });
    const draft = await follow(ida, chair, 1, idOf(told[2]));
    expect(draft[0]).toContain('"text":"Batch goes first."');

    const last = follow(cem, chair, 99, idOf(told[2]));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const started = Date.now();
    expect(await stop(second, "SIGTERM")).toBe(0);
    expect(Date.now() - started).toBeLessThan(8_000);
    expect(await last).toEqual([]);
  } finally {
    await stop(second, "SIGKILL");
    await discard(first);
  }
});
