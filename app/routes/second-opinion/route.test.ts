import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { fails, startJudgeServer, type JudgeServer } from "../../../tests/setup/judge-server";
import { practiseTo } from "../../../tests/setup/practice";
import { defends, judgeAt } from "../../../tests/setup/second-judge";
import { action, loader } from "./route";

const ONE = "We keep twenty percent headroom for the largest zone.";
const TWO = "Otherwise the loss of a zone takes the fleet down.";

let server: JudgeServer;
let world: AccountWorld;
let id: string;
let cookie: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeAll(async () => {
  server = await startJudgeServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "grade", { userId: guest.session.user.id, text: `headroom=1 ${ONE} ${TWO}` });
  world.ctx = { ...world.ctx, secondJudge: judgeAt(server) };
  server.asked.length = 0;
  server.play(defends("headroom", ONE, TWO));
});
afterEach(() => world.close());

const path = () => `/attempts/${id}/second-opinion`;
const post = (fields: Record<string, string>, as = cookie) =>
  action(routeArgs(postRequest(path(), fields, as), { id }));
const problemOf = (answer: Awaited<ReturnType<typeof post>>) => {
  if (!("data" in answer)) throw new Error("it was not refused");
  return { status: answer.init?.status, problem: answer.data.problem };
};

test("with consent the answer is sent, and the grade page shows what came of it; a second press changes nothing", async () => {
  for (let press = 0; press < 2; press += 1) {
    const response = await post({ consent: server.host });
    expect(response).toBeInstanceOf(Response);
    expect((response as Response).headers.get("Location")).toBe(`/attempts/${id}/grade#second-opinion`);
  }
  expect(server.asked).toHaveLength(1);
  const gone = await thrownResponse(loader(routeArgs(getRequest(path(), cookie), { id })));
  expect(gone.headers.get("Location")).toBe(`/attempts/${id}/grade`);
});

test("without the tick nothing is sent, and the page comes back with the form", async () => {
  expect(problemOf(await post({}))).toEqual({ status: 422, problem: "Nothing was sent: tick the box first." });
  expect(problemOf(await post({ consent: "other.example" })).status).toBe(409);
  expect(server.asked).toHaveLength(0);
  expect(await loader(routeArgs(getRequest(path(), cookie), { id }))).toMatchObject({ judge: { host: server.host } });
});

test("a judge that fails is a sentence on the page and no crash", async () => {
  server.play(fails(401));
  const { status, problem } = problemOf(await post({ consent: server.host }));
  expect(status).toBe(409);
  expect(problem).toContain("refuses this installation's key");
});

test("somebody else's attempt is not found, and nobody is led to sign in", async () => {
  const { cookie: stranger } = await world.guest();
  expect((await thrownResponse(post({ consent: server.host }, stranger))).status).toBe(404);
  const nobody = action(routeArgs(postRequest(path(), { consent: server.host }), { id }));
  expect((await thrownResponse(nobody)).headers.get("Location")).toContain("/signin");
  expect(server.asked).toHaveLength(0);
});

test("where there is no judge the page leads back to the grade, and a stale form sends nothing", async () => {
  world.ctx = { ...world.ctx, secondJudge: null };
  const response = await thrownResponse(loader(routeArgs(getRequest(path(), cookie), { id })));
  expect(response.headers.get("Location")).toBe(`/attempts/${id}/grade`);
  expect(problemOf(await post({ consent: server.host })).status).toBe(409);
});
