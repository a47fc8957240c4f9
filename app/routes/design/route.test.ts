import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { answerOf, locationOf } from "../../../tests/setup/answers";
import { practiseTo } from "../../../tests/setup/practice";
import { viewDesign } from "../../services/view/view-design.server";
import { saveDraft } from "../../services/practise/save-draft.server";
import { action, loader } from "./route";

let world: AccountWorld;
let key: { userId: string; attemptId: string };
let cookie: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  const userId = guest.session.user.id;
  key = { userId, attemptId: await practiseTo(world.ctx, "design", { userId }) };
});
afterEach(async () => {
  await world.close();
});

const path = () => `/attempts/${key.attemptId}/design`;

async function press(intent: string, fields: Record<string, string> = {}) {
  const request = postRequest(path(), { intent, ...fields }, cookie);
  return action(routeArgs(request, { id: key.attemptId }));
}

function problemOf(answer: Awaited<ReturnType<typeof press>>) {
  const { status, data } = answerOf(answer);
  return { status, problem: data?.problem, text: data?.text };
}

const design = () => viewDesign(world.ctx, key);
const page = () => loader(routeArgs(getRequest(path(), cookie), { id: key.attemptId }));

test("saving without scripts keeps the text and comes back to the page", async () => {
  expect(locationOf(await press("save", { text: "one\r\ntwo", baseRevision: "0" }))).toBe(path());
  expect((await page()).view.draft).toMatchObject({ text: "one\ntwo", revision: 1 });
});

test("asking without scripts saves what was typed first, and shows the answer without what it was worth", async () => {
  const answer = await press("ask:peak", { text: "half a thought", baseRevision: "0" });
  expect(locationOf(answer)).toBe(`${path()}#questions`);
  const { view, asked } = await page();
  expect(view.draft.text).toBe("half a thought");
  expect(asked).toEqual([{ id: "peak", ask: "What is the peak?", answer: "900 requests a second." }]);
  expect(view.askable.map(({ id }) => id)).not.toContain("peak");
  const everything = JSON.stringify(await page());
  expect(everything).not.toContain("decisive");
  expect(everything).not.toContain("It sizes the fleet.");
});

test("with scripts a question is asked without touching the draft", async () => {
  await saveDraft(world.ctx, { ...key, text: "kept", baseRevision: 0 });
  expect(locationOf(await press("ask:peak"))).toBeNull();
  expect((await design()).draft).toMatchObject({ text: "kept", revision: 1 });
  expect((await design()).asked.map(({ id }) => id)).toEqual(["peak"]);
});

test("hints come one after the other, and only those that were taken are in the page", async () => {
  expect(problemOf(await press("hint:1", { text: "mine", baseRevision: "0" }))).toMatchObject({
    status: 409,
    text: "mine",
  });
  expect(locationOf(await press("hint:0"))).toBeNull();
  const { view } = await page();
  expect(view.hints.map(({ text }) => text)).toEqual(["Hint number 0 of small-fleet.", null, null]);
});

test("submitting locks the design and leads to the self-judgement; again with the same text changes nothing", async () => {
  const fields = { text: "headroom=2 because of the zone", baseRevision: "0" };
  expect(locationOf(await press("submit", fields))).toBe(`/attempts/${key.attemptId}/judge`);
  expect(locationOf(await press("submit", fields))).toBe(`/attempts/${key.attemptId}/judge`);
  expect((await page()).view).toMatchObject({ isLocked: true, draft: { text: fields.text } });
});

test("an empty design is not submitted, and says what to write", async () => {
  const { status, problem } = problemOf(await press("submit", { text: " \n ", baseRevision: "0" }));
  expect(status).toBe(422);
  expect(problem).toContain("nothing to submit");
});

test("a design that is too long to grade is kept as the draft", async () => {
  const text = "because ".repeat(2_000);
  const { status, problem } = problemOf(await press("submit", { text, baseRevision: "0" }));
  expect(status).toBe(422);
  expect(problem).toContain("12,000");
  expect((await design()).draft.text.trim()).toBe(text.trim());
});

test("a text that is too large to keep comes back with the page", async () => {
  const text = "x".repeat(70_000);
  const refused = problemOf(await press("save", { text, baseRevision: "0" }));
  expect(refused).toMatchObject({ status: 413, text });
});

test("a save that came too late is kept and shown with its difference, and each choice settles it", async () => {
  for (const [choice, expected] of [
    ["keep", "nine pods"],
    ["other", "twelve pods"],
    ["both", "nine pods\n\ntwelve pods"],
  ] as const) {
    const userId = key.userId;
    key = { userId, attemptId: await practiseTo(world.ctx, "design", { userId }) };
    await saveDraft(world.ctx, { ...key, text: "nine pods", baseRevision: 0 });
    const late = problemOf(await press("save", { text: "twelve pods", baseRevision: "0" }));
    expect(late.status).toBe(409);
    const { conflicts, view } = await page();
    expect(view.draft.text).toBe("nine pods");
    const [kept] = conflicts;
    expect(kept?.parts).toContainEqual({ kind: "only-second", text: "twelve" });

    const fields = { text: view.draft.text, baseRevision: String(view.draft.revision) };
    expect(locationOf(await press(`resolve:${choice}:${kept?.id ?? ""}`, fields))).toBe(path());
    const after = await page();
    expect(after.view.draft.text).toBe(expected);
    expect(after.conflicts).toEqual([]);
  }
});

test("a submission that was beaten by another tab submits nothing and keeps both texts", async () => {
  await saveDraft(world.ctx, { ...key, text: "from the other tab", baseRevision: 0 });
  expect(problemOf(await press("submit", { text: "from this tab", baseRevision: "0" })).status).toBe(409);
  const { view, conflicts } = await page();
  expect(view).toMatchObject({ isLocked: false, draft: { text: "from the other tab" } });
  expect(conflicts.map(({ text }) => text)).toEqual(["from this tab"]);
});

test("another text after the lock is refused, kept, and given back", async () => {
  await press("submit", { text: "headroom=1", baseRevision: "0" });
  const { status } = problemOf(await press("submit", { text: "headroom=3", baseRevision: "1" }));
  expect(status).toBe(422);
  const { view, conflicts } = await page();
  expect(view.draft.text).toBe("headroom=1");
  expect(conflicts.map(({ text }) => text)).toEqual(["headroom=3"]);
});

test("what none of our buttons sends is a 400", async () => {
  for (const intent of ["", "delete", "ask:../..", "hint:7", "resolve:all:id0000000000000000000001"]) {
    expect((await thrownResponse(press(intent))).status).toBe(400);
  }
});

test("a stranger can neither save, ask nor submit", async () => {
  const stranger = await world.guest();
  cookie = stranger.cookie;
  for (const intent of ["save", "ask:peak", "hint:0", "submit"]) {
    const response = await thrownResponse(press(intent, { text: "not mine", baseRevision: "0" }));
    expect(response.status).toBe(404);
  }
  expect((await design()).draft.text).toBe("");
});
