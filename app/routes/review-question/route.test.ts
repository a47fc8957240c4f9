import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { practiseTo, SCENARIO } from "../../../tests/setup/practice";
import { loader as list } from "../review/route";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

const PARAMS = { scenarioId: SCENARIO, criterionId: "headroom" };
const PATH = `/review/${SCENARIO}/headroom`;
const get = (path = PATH) => loader(routeArgs(getRequest(path, cookie), PARAMS));
const send = (fields: Record<string, string>) => action(routeArgs(postRequest(PATH, fields, cookie), PARAMS));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  await practiseTo(world.ctx, "finished", { userId: guest.session.user.id, text: "headroom=1" });
  world.ctx.now = () => new Date(Date.now() + 26 * 3_600_000);
});
afterEach(async () => {
  await world.close();
});

test("a question is asked, answered, and its outcome shown at an address of its own", async () => {
  const asked = await get();
  if (asked.kind !== "question") throw new Error("not asked");
  const fields = { intent: "answer", turn: String(asked.turn), promptKey: asked.promptKey, text: "headroom=2" };
  const answer = await send(fields);
  const location = (answer as Response).headers.get("Location") ?? "";
  expect(location).toBe(`${PATH}?turn=1`);
  expect(await get(location)).toMatchObject({ kind: "outcome", levelAfter: 2, reply: "headroom=2" });
  expect(((await send(fields)) as Response).headers.get("Location")).toBe(location);
  expect(await get()).toMatchObject({ kind: "early" });
  expect((await list(routeArgs(getRequest("/review", cookie)))).doneToday).toBe(1);
});

test("a refused answer comes back with its words", async () => {
  const refused = await send({ intent: "answer", turn: "1", promptKey: "twin", text: "my words" });
  expect(refused).toMatchObject({ init: { status: 409 }, data: { text: "my words", promptKey: "twin" } });
});

test("nobody is sent to sign in, and addresses that name nothing are not found", async () => {
  const nobody = await thrownResponse(loader(routeArgs(getRequest(PATH), PARAMS)));
  expect(nobody.headers.get("Location")).toContain("/signin?next=");
  const other = (await world.guest()).cookie;
  for (const path of [PATH, `${PATH}?turn=0`, `${PATH}?turn=1`]) {
    const response = await thrownResponse(loader(routeArgs(getRequest(path, other), PARAMS)));
    expect(response.status, path).toBe(404);
  }
  for (const params of [
    { scenarioId: "../x", criterionId: "headroom" },
    { scenarioId: SCENARIO, criterionId: "no-such" },
  ]) {
    expect((await thrownResponse(loader(routeArgs(getRequest(PATH, cookie), params)))).status).toBe(404);
  }
  expect((await thrownResponse(send({ intent: "answer", turn: "-1", promptKey: "x", text: "" }))).status).toBe(400);
});
