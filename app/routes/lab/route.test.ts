import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

const LAB = "pdb-deadlock";
const PATH = `/labs/${LAB}`;
/** More than an address can hold: sixty budgets that never let go. */
const LONG = Array.from(
  { length: 60 },
  (_, index) =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: p${String(index)}}\nspec: {maxUnavailable: 0, selector: {matchLabels: {app: a${String(index)}}}}\n`,
).join("---\n");

const get = (query: string, who?: string) => loader(routeArgs(getRequest(`${PATH}?${query}`, who), { id: LAB }));
const send = (fields: Record<string, string>, who?: string) =>
  action(routeArgs(postRequest(PATH, fields, who), { id: LAB }));

beforeEach(async () => {
  world = await createAccountWorld();
  cookie = (await world.guest()).cookie;
});
afterEach(() => world.close());

function locationOf(answer: unknown): string {
  return answer instanceof Response ? (answer.headers.get("Location") ?? "") : "";
}

test("a text too long for an address is shown again from the learner's own run, and to nobody else", async () => {
  const location = locationOf(await send({ yaml: LONG }, cookie));
  expect(location.length).toBeLessThan(300);
  const query = location.split("?")[1]?.replace("#result", "") ?? "";
  const mine = await get(query, cookie);
  expect(mine.params.yaml).toBe(LONG);
  expect(mine.run).not.toBeNull();
  const other = (await world.guest()).cookie;
  for (const who of [other, undefined]) expect((await get(query, who)).params.yaml).not.toBe(LONG);
});

test("without a session the same text is answered with its result, because there is no log to show it from", async () => {
  const answer = await send({ yaml: LONG });
  expect(answer).toMatchObject({
    data: { view: { params: { yaml: LONG }, run: { outcome: expect.anything() as unknown } } },
  });
});

test("what cannot be used comes back as it was typed, with everything beside it", async () => {
  const answer = await send({ yaml: LONG, timeoutMin: "soon" }, cookie);
  const { data, init } = answer as Exclude<typeof answer, Response>;
  if (!("view" in data)) throw new Error("no page came back");
  expect(init?.status).toBe(400);
  expect(data.view.params.yaml).toBe(LONG);
  const [wrong] = data.view.problems;
  expect(data.view.typed[wrong?.field ?? ""]).toBe("soon");
});

test("an address that names no lab is not found", async () => {
  const response = await thrownResponse(loader(routeArgs(getRequest("/labs/none"), { id: "none" })));
  expect(response.status).toBe(404);
});
