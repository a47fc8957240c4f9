import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, type Practice } from "../../../tests/setup/practice";
import { createDb, type Db } from "../../db/client.server";
import { BEGINNING, parseCursor } from "../../domain/chairs/wire";
import { saveDraft } from "../practise/save-draft.server";
import { beginPair } from "./begin-pair.server";
import { closePair } from "./close-pair.server";
import { followPair } from "./follow-pair.server";
import { invite } from "./invite.server";
import { joinPair } from "./join-pair.server";
import { endStreams, MOST_STREAMS_PER_USER, openStream } from "./open-streams.server";
import { askQuestion } from "./say-line.server";
import { tickLevels } from "./tick-levels.server";

let practice: Practice;
let other: Db;
let pairId: string;
let attemptId: string;

beforeEach(async () => {
  practice = await createPractice();
  for (const id of ["ida", "cem", "eve"]) await practice.addUser(id);
  const { pairId: id, code } = await invite(practice.ctx, { userId: "ida", scenarioId: "small-fleet" });
  pairId = id;
  await joinPair(practice.ctx, { userId: "cem", code, address: "192.0.2.7" });
  await beginPair(practice.ctx, { userId: "ida", pairId });
  attemptId = (await practice.db.attempt.findFirstOrThrow()).id;
  const [main] = await practice.db.$queryRaw<{ file: string }[]>`PRAGMA database_list`;
  // A connection of its own to the same file: what another process has.
  other = createDb(main?.file ?? "");
});
afterEach(async () => {
  await other.$disconnect();
  await practice.close();
});

type Told = { event: string; id: string; data: unknown };

/** What is told from `after` on until nothing more comes; between two looks `meanwhile` happens, one entry each. */
async function told(userId: string, after = BEGINNING, meanwhile: (() => Promise<unknown>)[] = []): Promise<Told[]> {
  const stop = new AbortController();
  const rest = [...meanwhile];
  const wait = async () => {
    const next = rest.shift();
    if (next === undefined) stop.abort();
    else await next();
  };
  const messages: Told[] = [];
  for await (const text of followPair({ db: other }, { userId, pairId, after, signal: stop.signal, wait })) {
    const [event, id, data] = ["event", "id", "data"].map((name) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1]);
    if (event !== undefined) messages.push({ event, id: id ?? "", data: JSON.parse(data ?? "null") });
  }
  return messages;
}

test("what one process writes another tells, in order; levels are not told at all", async () => {
  const seen = await told("cem", BEGINNING, [
    () =>
      askQuestion(practice.ctx, {
        userId: "ida",
        pairId,
        key: "k1",
        text: "Why?",
        probe: { criterionId: "proof", key: "1" },
      }),
    () =>
      tickLevels(practice.ctx, { userId: "ida", pairId, given: [{ criterionId: "proof", level: 2, note: "private" }] }),
    () => closePair(practice.ctx, { userId: "ida", pairId }),
  ]);
  expect(seen.map(({ event, data }) => [event, (data as { kind?: string } | null)?.kind])).toEqual([
    ["said", "joined"],
    ["said", "begun"],
    ["said", "question-asked"],
    ["said", "closed"],
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/private|level|probe|criterion/);
});

test("the draft goes to the interviewer as it is saved, and to nobody else", async () => {
  const save = (base: number, text: string) => () =>
    saveDraft(practice.ctx, { userId: "cem", attemptId, baseRevision: base, text });
  const writing = [save(0, "I would"), save(1, "I would drain")];
  const seen = await told("ida", BEGINNING, writing);
  expect(seen.filter(({ event }) => event === "draft").map(({ data }) => (data as { text: string }).text)).toEqual([
    "I would",
    "I would drain",
  ]);
  expect((await told("cem")).filter(({ event }) => event === "draft")).toEqual([]);
});

test("whoever names the last id is told the rest, nothing twice and nothing missing", async () => {
  await saveDraft(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text: "One." });
  const all = await told("ida");
  await askQuestion(practice.ctx, { userId: "ida", pairId, key: "k1", text: "Why?", probe: null });
  const later = [...all, ...(await told("ida", parseCursor(all.at(-1)?.id ?? null)))];
  expect(later.slice(all.length).map(({ event }) => event)).toEqual(["said"]);
  const said = (list: Told[]) => list.filter(({ event }) => event === "said").map(({ data }) => data);
  for (const [index, { id }] of later.entries()) {
    expect(said(await told("ida", parseCursor(id)))).toEqual(said(later.slice(index + 1)));
  }
});

test("a stranger is told nothing, and whoever loses the session hears that it is gone", async () => {
  expect((await told("eve")).map(({ event }) => event)).toEqual(["gone"]);
  const seen = await told("cem", BEGINNING, [() => practice.db.user.delete({ where: { id: "ida" } })]);
  expect(seen.at(-1)?.event).toBe("gone");
});

test("too many streams of one person: the oldest gives way; at shutdown all end", () => {
  const open = Array.from({ length: MOST_STREAMS_PER_USER + 1 }, () => openStream("ida"));
  const cems = openStream("cem");
  expect(open.map(({ signal }) => signal.aborted)).toEqual([true, false, false, false, false]);
  expect(open[0]?.signal.reason as unknown).toBe("replaced");
  open[1]?.close();
  const sixth = openStream("ida");
  expect(open[2]?.signal.aborted).toBe(false);
  endStreams();
  expect([sixth, cems].map(({ signal }) => signal.reason as unknown)).toEqual(["stopping", "stopping"]);
  for (const one of [...open, cems, sixth]) one.close();
});
