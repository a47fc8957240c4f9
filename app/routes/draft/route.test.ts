import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import {
  createAccountWorld,
  ORIGIN,
  postRequest,
  routeArgs,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { practiseTo } from "../../../tests/setup/practice";
import { DRAFT_BYTES } from "../../domain/attempt/limits";
import { viewDesign } from "../../services/view/view-design.server";
import { action } from "./route";

let world: AccountWorld;
let userId: string;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  userId = guest.session.user.id;
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "design", { userId });
});
afterEach(async () => {
  await world.close();
});

async function save(body: unknown, as = cookie) {
  const request = new Request(`${ORIGIN}/attempts/${id}/draft`, {
    method: "POST",
    headers: { Origin: ORIGIN, "Content-Type": "application/json", Cookie: as },
    body: JSON.stringify(body),
  });
  const answer = await action(routeArgs(request, { id }));
  const said: unknown = await answer.json();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: said };
}

const design = () => viewDesign(world.ctx, { userId, attemptId: id });

test("a save is confirmed with the revision it made", async () => {
  const first = await save({ text: "one", baseRevision: 0 });
  expect(first).toMatchObject({ status: 200, body: { kind: "saved", revision: 1 } });
  expect((await design()).draft).toMatchObject({ text: "one", revision: 1 });
});

test("the same save again, as after a lost answer, is confirmed again and makes no second version", async () => {
  await save({ text: "one", baseRevision: 0 });
  expect(await save({ text: "one", baseRevision: 0 })).toMatchObject({
    status: 200,
    body: { kind: "saved", revision: 1 },
  });
  expect((await design()).conflicts).toEqual([]);
});

test("a save from another tab that came too late overwrites nothing, and both versions are kept", async () => {
  await save({ text: "mine", baseRevision: 0 });
  const late = await save({ text: "theirs", baseRevision: 0 });
  expect(late).toMatchObject({ status: 409, body: { kind: "stale", revision: 1, text: "mine" } });
  const { draft, conflicts } = await design();
  expect(draft.text).toBe("mine");
  expect(conflicts.map(({ text }) => text)).toEqual(["theirs"]);
});

test("a kept version is settled by the text that was chosen", async () => {
  await save({ text: "mine", baseRevision: 0 });
  const late = await save({ text: "theirs", baseRevision: 0 });
  const { conflictId } = z.object({ conflictId: z.string() }).parse(late.body);
  const settled = { text: "mine\n\ntheirs", baseRevision: 1, resolves: conflictId };
  expect(await save(settled)).toMatchObject({ status: 200, body: { kind: "saved", revision: 2 } });
  // Its answer was lost: the editor sends it once more.
  expect(await save(settled)).toMatchObject({ status: 200, body: { kind: "saved", revision: 2 } });
  const { draft, conflicts } = await design();
  expect(draft.text).toBe("mine\n\ntheirs");
  expect(conflicts).toEqual([]);
});

test("a draft that is too large is refused whole, with the limit", async () => {
  const answer = await save({ text: "é".repeat(DRAFT_BYTES / 2 + 1), baseRevision: 0 });
  expect(answer).toMatchObject({
    status: 413,
    body: { kind: "too-large", limitBytes: DRAFT_BYTES, bytes: DRAFT_BYTES + 2 },
  });
  expect((await design()).draft.text).toBe("");
});

test("after submission the draft is locked", async () => {
  id = await practiseTo(world.ctx, "judge", { userId, text: "submitted" });
  expect(await save({ text: "later", baseRevision: 1 })).toMatchObject({ status: 423, body: { kind: "locked" } });
});

test("without a session it is a 401 and no redirect, so that the editor can stay", async () => {
  expect((await save({ text: "one", baseRevision: 0 }, "")).status).toBe(401);
  expect((await design()).draft.text).toBe("");
});

test("somebody else cannot save into it", async () => {
  const stranger = await world.guest();
  expect((await save({ text: "not yours", baseRevision: 0 }, stranger.cookie)).status).toBe(404);
  expect((await design()).draft.text).toBe("");
});

test("what is no draft is refused without harm", async () => {
  for (const body of [null, "text", {}, { text: 3, baseRevision: 0 }, { text: "one", baseRevision: -1 }]) {
    expect((await save(body)).status).toBe(400);
  }
});

test("a plain form is taken as well, its line ends made one kind", async () => {
  const request = postRequest(`/attempts/${id}/draft`, { text: "one\r\ntwo", baseRevision: "0" }, cookie);
  const answer = await action(routeArgs(request, { id }));
  expect(await answer.json()).toMatchObject({ kind: "saved" });
  expect((await design()).draft.text).toBe("one\ntwo");
});
