import { expect, request, test, type APIRequestContext, type PlaywrightWorkerArgs } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { AccountExportSchema, type AccountExport } from "../../app/domain/account/export";
import { PHASES } from "../../app/domain/attempt/attempt";
import routes from "../../app/routes";
import { rubricOf, SCENARIO } from "./answers";
import { beginOverHttp, post, practiseUpTo, type Sender } from "./over-http";

const SECRET = "zanzibarquokka";
const DESIGN = `The ${SECRET} plan: batch first, because an interrupted job resumes from its checkpoint and nobody waits for it.`;

/** Every address of the product, from its own map. */
function addresses(entries: readonly RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap((entry) => {
    const own = entry.path === undefined ? parent : `${parent}/${entry.path}`;
    return [own, ...addresses(entry.children ?? [], own)];
  });
}
const withIds = [...new Set(addresses(routes))].filter((path) => path.includes(":"));

type Targets = {
  attempts: string[];
  chairs: string[];
  interviews: string[];
  labRun: string;
  conflictId: string;
  handle: string;
};
type Attack = { path: string; form?: Record<string, string>; json?: unknown };

/** Everything a page of ours could send to an address with somebody's id in it. */
function attacksOn(address: string, targets: Targets): Attack[] {
  const { conflictId } = targets;
  const criteria = rubricOf(SCENARIO).criteria;
  const [first] = criteria;
  const criterionId = first?.id ?? "";
  const forms: Record<string, Record<string, string>[]> = {
    "/attempts/:id": [{}],
    "/attempts/:id/design": [
      { intent: "save", text: "overwritten", baseRevision: "1" },
      { intent: "submit", text: "overwritten", baseRevision: "1" },
      { intent: "ask:where-spot-is-sold" },
      { intent: "hint:0" },
      { intent: "hint:1" },
      ...["keep", "other", "both"].map((choice) => ({ intent: `resolve:${choice}:${conflictId}` })),
    ],
    "/attempts/:id/judge": [Object.fromEntries(criteria.map(({ id }) => [`level:${id}`, "0"]))],
    "/attempts/:id/grade": [
      {},
      { intent: "missed", criterionId, sentence: "0-20", level: "3", reason: "overwritten" },
      { intent: "missed", criterionId, passage: "batch first", level: "3" },
    ],
    "/attempts/:id/probe": [
      { intent: "answer", criterionId, text: "overwritten" },
      { intent: "skip", criterionId },
      { intent: "continue" },
    ],
    "/attempts/:id/twist": [{ intent: "answer", text: "overwritten" }, { intent: "skip" }, { intent: "continue" }],
    "/attempts/:id/contrast": [
      { intent: "answer", criterionId, text: "overwritten" },
      { intent: "skip", criterionId },
      { intent: "continue" },
    ],
    "/attempts/:id/second-opinion": [{ consent: "judge.example" }],
    "/attempts/:id/finished": [{}],
    "/chairs/:id": [
      ...["begin", "close", "swap", "renew", "tick", "save", "submit"].map((intent) => ({
        intent,
        text: "overwritten",
      })),
      ...["question", "answer", `probe:${criterionId}:1`].map((intent) => ({ intent, line: "overwritten" })),
      { intent: "tick", [`level:${criterionId}`]: "0", [`note:${criterionId}`]: "overwritten" },
    ],
    "/chairs/:id/compare": [Object.fromEntries(criteria.map(({ id }) => [`level:${id}`, "0"]))],
    "/chairs/:id/events": [{}],
    "/attempts/:id/draft": [
      { text: "overwritten", baseRevision: "1" },
      { text: "overwritten", baseRevision: "1", resolves: conflictId },
    ],
    "/interviews/:id": [
      { intent: "submit", text: "overwritten", baseRevision: "0" },
      { intent: "answer", text: "overwritten", questionId: "0:probe:x" },
      { intent: "skip", questionId: "0:probe:x" },
      { intent: "ask:where-spot-is-sold" },
      { intent: "resume" },
      ...["pause", "move-on:0", "end"].map((step) => ({ intent: `room:${step}` })),
    ],
    "/interviews/:id/judge": [Object.fromEntries(criteria.map(({ id }) => [`level:part0__${id}`, "0"]))],
    "/interviews/:id/report": [{}],
    "/interviews/:id/report.md": [{}],
    "/interviews/:id/report.json": [{}],
  };
  const known = forms[address];
  if (known === undefined)
    throw new Error(`${address} takes an id and this journey does not know what can be sent to it`);
  return idsOf(address, targets).flatMap((id) => {
    const path = address.replace(":id", id);
    const asJson = address.endsWith("/draft")
      ? known.map((json) => ({ path, json: { ...json, baseRevision: 1 } }))
      : [];
    return [
      ...known.map((form) => ({ path, form })),
      ...known.map((form) => ({ path: `${path}.data`, form })),
      ...asJson,
    ];
  });
}

/** The owner's ids that fit into an address. */
function idsOf(address: string, { attempts, chairs, interviews }: Targets): string[] {
  if (address.startsWith("/interviews/")) return interviews;
  return address.startsWith("/chairs/") ? chairs : attempts;
}

/** Opens a session as its interviewer and notes something private in it. */
async function openChair(sender: Sender): Promise<string> {
  const opened = await post(sender, "/chairs", { intent: "invite", scenario: SCENARIO });
  const { pathname, searchParams } = new URL(opened.headers().location ?? "", sender.base);
  const guest = await request.newContext();
  try {
    const joined = await post({ ...sender, request: guest }, `/chairs/join/${searchParams.get("code") ?? ""}`);
    expect(joined.status()).toBe(302);
  } finally {
    await guest.dispose();
  }
  await post(sender, pathname, { intent: "begin" });
  await post(sender, pathname, { intent: "question", line: `Why the ${SECRET} plan?` });
  const criterionId = rubricOf(SCENARIO).criteria[0]?.id ?? "";
  await post(sender, pathname, {
    intent: "tick",
    [`note:${criterionId}`]: `private ${SECRET}`,
    [`level:${criterionId}`]: "1",
  });
  return pathname.split("/").at(-1) ?? "";
}

/** The owner's attempt and run, tried from a lab's page. */
async function attackLabs(sender: Sender, { attempts, labRun }: Targets): Promise<void> {
  for (const attempt of attempts) {
    const query = `_show=1&_run=${labRun}&_attempt=${attempt}`;
    const html = await (await sender.request.get(`${sender.base}/labs/spot-gpu-strategy?${query}`)).text();
    expect(html).not.toContain(SECRET);
    expect(html).not.toContain("These are the numbers of your design");
  }
  const answer = await post(sender, "/labs/spot-gpu-strategy", { intent: "answer", _run: labRun, text: "overwritten" });
  expect([302, 404]).toContain(answer.status());
  const outcome = { verdict: "failed", firstCause: "x", headline: "overwritten", criterionId: "x", judged: [] };
  await post(sender, "/labs/spot-gpu-strategy/runs", { _run: labRun, outcome: JSON.stringify(outcome) });
  await post(sender, "/labs/spot-gpu-strategy/runs", { _attempt: attempts[0] ?? "" });
}

function send(sender: Sender, { path, form, json }: Attack) {
  if (json === undefined) return post(sender, path, form);
  return sender.request.post(`${sender.base}${path}`, {
    data: json,
    headers: { origin: sender.base },
    maxRedirects: 0,
  });
}

type Exported = Pick<AccountExport, "account" | "attempts" | "reviews" | "interviews" | "reviewEvents" | "chairs">;

async function exported({ request, base }: Sender): Promise<Exported> {
  const file = AccountExportSchema.parse(await (await request.get(`${base}/settings/export`)).json());
  const { account, attempts, interviews, reviews, reviewEvents, chairs } = file;
  return { account, attempts, interviews, reviews, reviewEvents, chairs };
}

/** A review is named by its criterion: everybody has the same addresses, and must find only their own behind them. */
async function attackReviews(sender: Sender, who: "another user" | "nobody"): Promise<void> {
  const [criterion] = rubricOf(SCENARIO).criteria;
  const path = `/review/${SCENARIO}/${criterion?.id ?? ""}`;
  const page = { turn: "1", promptKey: "probe:0" };
  const answers = [
    await sender.request.get(`${sender.base}${path}`, { maxRedirects: 0 }),
    await sender.request.get(`${sender.base}${path}?turn=0`, { maxRedirects: 0 }),
    await sender.request.get(`${sender.base}${path}?turn=1`, { maxRedirects: 0 }),
    await post(sender, path, { ...page, intent: "answer", text: "overwritten" }),
    await post(sender, path, { ...page, intent: "skip" }),
  ];
  for (const answer of answers) expect(answer.status(), path).toBe(who === "nobody" ? 302 : 404);
  const guessed = await sender.request.get(`${sender.base}/calendar/${"a".repeat(24)}.ics`);
  expect(guessed.status()).toBe(404);
}

async function sessionHandle({ request, base }: Sender): Promise<string> {
  const html = await (await request.get(`${base}/settings/sessions`)).text();
  const handle = /name="handle" value="([^"]+)"/.exec(html)?.[1];
  if (handle === undefined) throw new Error("no session is listed");
  return handle;
}

test.describe.configure({ mode: "serial" });
test.describe("somebody's records", () => {
  let owner: Sender;
  let targets: Targets;
  let before: Awaited<ReturnType<typeof exported>>;
  const opened: APIRequestContext[] = [];

  async function newSender(playwright: PlaywrightWorkerArgs["playwright"], base: string): Promise<Sender> {
    const request = await playwright.request.newContext();
    opened.push(request);
    return { request, base };
  }

  test.beforeAll(async ({ playwright, baseURL }) => {
    test.setTimeout(120_000);
    owner = await newSender(playwright, baseURL ?? "");
    const attempts: string[] = [];
    for (const phase of PHASES) attempts.push(await practiseUpTo(owner, phase, DESIGN));
    const [design = ""] = attempts;
    await post(owner, `/attempts/${design}/design`, { intent: "hint:0" });
    const late = await owner.request.post(`${owner.base}/attempts/${design}/draft`, {
      data: { text: `late ${SECRET}`, baseRevision: 0 },
      headers: { origin: owner.base },
    });
    const { conflictId } = (await late.json()) as { conflictId: string };
    const begun = await post(owner, "/interviews", { level: "senior", minutes: "20", topic: "any" });
    const interview = /\/interviews\/([a-z0-9]+)/.exec(begun.headers().location ?? "")?.[1] ?? "";
    await post(owner, `/interviews/${interview}`, { intent: "submit", text: DESIGN, baseRevision: "0" });
    const chairs = [await openChair(owner)];
    const ran = await post(owner, "/labs/spot-gpu-strategy/runs", { _attempt: attempts.at(-1) ?? "" });
    const { runId: labRun } = (await ran.json()) as { runId: string };
    targets = { attempts, chairs, interviews: [interview], labRun, conflictId, handle: await sessionHandle(owner) };
    before = await exported(owner);
    expect(JSON.stringify(before.chairs)).toContain(`private ${SECRET}`);
    expect(before.attempts).toHaveLength(PHASES.length + 1);
    expect(before.interviews).toHaveLength(1);
    expect(JSON.stringify(before)).toContain(SECRET);
  });
  test.afterAll(() => Promise.all(opened.map((request) => request.dispose())));

  for (const who of ["another user", "nobody"] as const) {
    test(`every address with an id gives nothing away to ${who} and changes nothing`, async ({
      playwright,
      baseURL,
    }) => {
      test.setTimeout(120_000);
      const sender = await newSender(playwright, baseURL ?? "");
      if (who === "another user") await beginOverHttp(sender);
      expect(withIds.filter((address) => address.startsWith("/attempts/")).length).toBeGreaterThanOrEqual(9);

      for (const address of withIds) {
        if (address === "/review/:scenarioId/:criterionId") {
          await attackReviews(sender, who);
          continue;
        }
        // A calendar's address is the secret itself; guessing is tried with the reviews.
        if (address === "/calendar/:file") continue;
        if (address === "/scenarios/:id") {
          // A scenario belongs to everybody; its page must show nobody else's attempts.
          const html = await (await sender.request.get(`${sender.base}/scenarios/${SCENARIO}`)).text();
          for (const id of targets.attempts)
            expect(html.includes(id), `the scenario's page shows attempt ${id}`).toBe(false);
          continue;
        }
        if (address.startsWith("/labs/")) {
          // A lab belongs to everybody; a run in somebody's log must show to nobody else, and cannot be answered.
          await attackLabs(sender, targets);
          continue;
        }
        if (address === "/chairs/join/:code") {
          // Its page is the same for every code, and posting one that was never given out opens nothing.
          const answer = await post(sender, "/chairs/join/22222222");
          expect(answer.status()).toBe(404);
          continue;
        }
        for (const id of idsOf(address, targets)) {
          const path = address.replace(":id", id);
          for (const url of [path, `${path}.data`]) {
            const answer = await sender.request.get(`${sender.base}${url}`, { maxRedirects: 0 });
            const text = await answer.text();
            expect(text.includes(SECRET), `GET ${url} shows the owner's text`).toBe(false);
            const isRedirect = url.endsWith(".data") ? answer.status() === 202 : answer.status() === 302;
            const leadsNowhere = address === "/attempts/:id/draft";
            if (who === "nobody" || leadsNowhere)
              expect(isRedirect, `GET ${url}: ${String(answer.status())}`).toBe(true);
            else expect(answer.status(), `GET ${url}`).toBe(404);
          }
        }
        for (const attack of attacksOn(address, targets)) {
          const answer = await send(sender, attack);
          const what = `${JSON.stringify(attack)} answered ${String(answer.status())}`;
          expect((await answer.text()).includes(SECRET), `${what} and shows the owner's text`).toBe(false);
          if (who === "another user") expect([404, 405, 400], what).toContain(answer.status());
          else expect([302, 202, 401, 404, 405, 400], what).toContain(answer.status());
        }
      }
      expect(await exported(owner)).toEqual(before);
    });
  }

  test("somebody else's kept version cannot be reached through an attempt of one's own", async ({
    playwright,
    baseURL,
  }) => {
    const sender = await newSender(playwright, baseURL ?? "");
    const own = await beginOverHttp(sender);
    for (const choice of ["keep", "other", "both"]) {
      const answer = await post(sender, `/attempts/${own}/design`, {
        intent: `resolve:${choice}:${targets.conflictId}`,
      });
      expect(answer.status()).toBe(404);
      expect((await answer.text()).includes(SECRET)).toBe(false);
    }
    const json = { text: "overwritten", baseRevision: 0, resolves: targets.conflictId };
    const answer = await send(sender, { path: `/attempts/${own}/draft`, json });
    expect(answer.status()).toBe(404);
    const page = await sender.request.get(`${sender.base}/attempts/${own}/design`);
    expect((await page.text()).includes(SECRET)).toBe(false);
    expect(await exported(owner)).toEqual(before);
  });

  test("somebody else's session cannot be ended, and no page of another user shows the owner's work", async ({
    playwright,
    baseURL,
  }) => {
    const sender = await newSender(playwright, baseURL ?? "");
    await beginOverHttp(sender);
    const answer = await post(sender, "/settings/sessions", { intent: "end", handle: targets.handle });
    expect(answer.status()).toBe(404);
    expect((await post(sender, "/settings/sessions", { intent: "end-others" })).status()).toBe(302);
    expect(await sessionHandle(owner)).toBe(targets.handle);
    const pages = [
      "/",
      "/chairs",
      "/interviews",
      "/progress",
      "/plan",
      "/review",
      "/scenarios",
      "/settings",
      "/settings/review",
    ];
    const lists = ["/settings/sessions", "/settings/export", "/settings/export/attempts.csv"];
    for (const path of [...pages, ...lists, "/settings/export/criteria.txt"]) {
      const text = await (await sender.request.get(`${sender.base}${path}`)).text();
      for (const secret of [SECRET, targets.handle, ...targets.attempts, ...targets.chairs, ...targets.interviews])
        expect(text.includes(secret), `${path} shows ${secret}`).toBe(false);
    }
    expect(await exported(owner)).toEqual(before);
  });

  test("ids of no possible shape are not found, for everybody", async () => {
    for (const id of ["1", "..%2f..%2fetc", "%00", "a'%20OR%20'1'='1", "A".repeat(300)]) {
      const answer = await owner.request.get(`${owner.base}/attempts/${id}/design`, { maxRedirects: 0 });
      expect([400, 404], id).toContain(answer.status());
    }
  });
});
