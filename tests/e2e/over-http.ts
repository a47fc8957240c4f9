import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect } from "@playwright/test";
import { PHASES, type Phase } from "../../app/domain/attempt/attempt";
import { DIFFERENCE, ROLLOUT_REPLY, rubricOf, SCENARIO, TWIST_REPLY } from "./answers";

/** Somebody who sends forms without a browser; `base` is the origin the forms claim to come from. */
export type Sender = { request: APIRequestContext; base: string };
type Fields = Record<string, string>;

export function post({ request, base }: Sender, path: string, form: Fields = {}): Promise<APIResponse> {
  return request.post(`${base}${path}`, { form, headers: { origin: base }, maxRedirects: 0 });
}

async function step(sender: Sender, path: string, form: Fields = {}): Promise<string> {
  const answer = await post(sender, path, form);
  expect(answer.status(), `${path} ${JSON.stringify(form).slice(0, 200)}`).toBe(302);
  return answer.headers().location ?? "";
}

/** Begins an attempt; whoever is unknown becomes a guest. @returns the attempt's id */
export async function beginOverHttp(sender: Sender, scenario = SCENARIO): Promise<string> {
  const location = await step(sender, `/scenarios/${scenario}`, { fresh: "yes" });
  const id = /\/attempts\/([a-z0-9]+)/.exec(location)?.[1];
  if (id === undefined) throw new Error(`no attempt at ${location}`);
  return id;
}

/** The criterion a page asks about now, or null. */
async function asked({ request, base }: Sender, path: string): Promise<string | null> {
  const html = await (await request.get(`${base}${path}`)).text();
  return /name="criterionId" value="([a-z0-9-]+)"/.exec(html)?.[1] ?? null;
}

/** Takes a new attempt, with this design, as far as the page of `phase`. @returns the attempt's id */
export async function practiseUpTo(sender: Sender, phase: Phase, design: string, scenario = SCENARIO): Promise<string> {
  const id = await beginOverHttp(sender, scenario);
  const at = (page: string) => `/attempts/${id}/${page}`;
  await step(sender, at("design"), { intent: "save", text: design, baseRevision: "0" });
  const criteria = rubricOf(scenario).criteria;
  const steps: Record<Phase, () => Promise<unknown>> = {
    design: () => step(sender, at("design"), { intent: "submit", text: design, baseRevision: "1" }),
    judge: () => step(sender, at("judge"), Object.fromEntries(criteria.map((one) => [`level:${one.id}`, "2"]))),
    grade: () => step(sender, at("grade")),
    probe: async () => {
      for (
        let text = ROLLOUT_REPLY, id = await asked(sender, at("probe"));
        id !== null;
        id = await asked(sender, at("probe"))
      ) {
        await step(sender, at("probe"), { intent: text === "" ? "skip" : "answer", criterionId: id, text });
        text = "";
      }
      await step(sender, at("probe"), { intent: "continue" });
    },
    twist: async () => {
      await step(sender, at("twist"), { intent: "answer", text: TWIST_REPLY });
      await step(sender, at("twist"), { intent: "continue" });
    },
    contrast: async () => {
      for (let id = await asked(sender, at("contrast")); id !== null; id = await asked(sender, at("contrast")))
        await step(sender, at("contrast"), { intent: "answer", criterionId: id, text: DIFFERENCE });
      await step(sender, at("contrast"), { intent: "continue" });
    },
    finished: () => Promise.resolve(),
  };
  for (const one of PHASES) {
    if (one === phase) break;
    await steps[one]();
  }
  return id;
}
