import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { practiseTo } from "../../../tests/setup/practice";
import { PHASES } from "../../domain/attempt/attempt";
import { loader as indexLoader } from "../attempt-index/route";
import { loader as contrastLoader } from "../contrast/route";
import { loader as designLoader } from "../design/route";
import { loader as draftLoader } from "../draft/route";
import { loader as finishedLoader } from "../finished/route";
import { loader as gradeLoader } from "../grade/route";
import { loader as judgeLoader } from "../judge/route";
import { loader as probeLoader } from "../probe/route";
import { loader as twistLoader } from "../twist/route";
import { loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

const LOADERS = {
  design: designLoader,
  judge: judgeLoader,
  grade: gradeLoader,
  probe: probeLoader,
  twist: twistLoader,
  contrast: contrastLoader,
  finished: finishedLoader,
};

function args(part: string, id: string, cookie?: string) {
  return routeArgs(getRequest(`/attempts/${id}/${part}`, cookie), { id });
}

test("the frame says what the attempt is about and how far it has come", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id });
  const { frame, renderedAt } = await loader(args("grade", id, cookie));
  expect(frame).toMatchObject({ id, phase: "grade", title: "Keep a small fleet up", minutes: { design: 20 } });
  expect(Date.parse(renderedAt)).not.toBeNaN();
});

test("an attempt's own address goes on where it was left", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "twist", { userId: session.user.id });
  const response = await indexLoader(args("", id, cookie));
  expect(response.headers.get("Location")).toBe(`/attempts/${id}/twist`);
});

test("every part up to the one that was reached can be looked at, and a later one leads back to it", async () => {
  const { session, cookie } = await world.guest();
  for (const [reached, phase] of PHASES.entries()) {
    const id = await practiseTo(world.ctx, phase, { userId: session.user.id });
    for (const [index, part] of PHASES.entries()) {
      if (index <= reached) {
        await LOADERS[part](args(part, id, cookie));
      } else {
        const response = await thrownResponse(LOADERS[part](args(part, id, cookie)));
        expect(response.headers.get("Location")).toBe(`/attempts/${id}/${phase}`);
      }
    }
  }
});

test("somebody else's attempt is not there, whatever the part; nobody is led to sign in and back", async () => {
  const { session } = await world.guest();
  const stranger = await world.guest();
  const id = await practiseTo(world.ctx, "finished", { userId: session.user.id });
  for (const part of PHASES) {
    const response = await thrownResponse(LOADERS[part](args(part, id, stranger.cookie)));
    expect(response.status).toBe(404);
    const nobody = await thrownResponse(LOADERS[part](args(part, id)));
    expect(nobody.headers.get("Location")).toBe(`/signin?next=${encodeURIComponent(`/attempts/${id}/${part}`)}`);
  }
  expect((await thrownResponse(loader(args("", id, stranger.cookie)))).status).toBe(404);
});

test("an id of no possible shape is a 404 before anything is read", async () => {
  const { cookie } = await world.guest();
  expect((await thrownResponse(loader(args("", "../etc", cookie)))).status).toBe(404);
});

test("the address that takes saves leads a person to the design", () => {
  const response = draftLoader(args("draft", "id0000000000000000000001"));
  expect(response.headers.get("Location")).toBe("/attempts/id0000000000000000000001/design");
});
