// What the pictures of interviews, chairs and reviews need to have happened: told to the server by the same forms that the pages send.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { parse } from "yaml";
import { ROOT } from "./bootstrap.mjs";

/** @typedef {import("@playwright/test").BrowserContext} BrowserContext */
/**
 * @typedef {object} Stage
 * @property {(context: BrowserContext, address: string, form?: Record<string, string>) => Promise<string>} send
 * @property {(context: BrowserContext, address: string, pattern: RegExp) => Promise<string[]>} readAll
 */

const QUESTION = /name="questionId" value="([^"]+)"/g;
const LEVELS = /name="(level:[^"]+)"/g;
const LINE_KEY = /name="lineKey"[^>]* value="([a-z0-9]+)"/g;
const MOST_REPLIES = 20;
const REPLY = `Because the notice is 2 minutes and a replacement takes 4, what is asked for then comes 2 minutes late; the other way round users see 503s. I would stop at 0.05% failed requests and go back.`;

/** @param {string} title @returns {string} a marked answer that reasons */
function strongAnswer(title) {
  for (const folder of readdirSync(path.join(ROOT, "scenarios"), { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const read = (/** @type {string} */ name) =>
      parse(readFileSync(path.join(ROOT, "scenarios", folder.name, name), "utf8"));
    if (read("scenario.yaml").title !== title) continue;
    /** @type {{ kind: string, text: string }[]} */
    const examples = read("answers.yaml").examples;
    return examples.find(({ kind }) => kind === "strong")?.text ?? "";
  }
  throw new Error(`no scenario is called '${title}'`);
}

/** @param {Stage} stage @param {BrowserContext} context @param {string} minutes */
async function begin({ send }, context, minutes) {
  return send(context, "/interviews", { level: "senior", minutes, topic: "any" });
}

/** @param {Stage} stage @param {BrowserContext} context @param {string} room */
async function handIn({ send, readAll }, context, room) {
  const [title = ""] = await readAll(context, room, /<h1[^>]*>([^<]+)<\/h1>/g);
  await send(context, room, {
    intent: "submit",
    text: strongAnswer(title.replaceAll("&#x27;", "'")),
    baseRevision: "0",
  });
}

/**
 * An interview at its design, one at its questions, one to be judged, and one with its report.
 * @param {Stage} stage @param {BrowserContext} context
 * @returns {Promise<Record<string, string>>} addresses by name
 */
export async function interviews(stage, context) {
  const { send, readAll } = stage;
  const report = await hold(stage, context);
  const levels = await readAll(context, `${report}/judge`, LEVELS);
  await send(context, `${report}/judge`, Object.fromEntries(levels.map((name) => [name, "2"])));
  const judge = await hold(stage, context);
  const questions = await begin(stage, context, "45");
  await handIn(stage, context, questions);
  const design = await begin(stage, context, "60");
  return {
    "interview-design": design,
    "interview-questions": questions,
    "interview-judge": `${judge}/judge`,
    "interview-report": `${report}/report`,
  };
}

/** A whole interview of 20 minutes. @param {Stage} stage @param {BrowserContext} context */
async function hold(stage, context) {
  const room = await begin(stage, context, "20");
  for (let part = 0; part < 2; part += 1) {
    await handIn(stage, context, room);
    await answerAll(stage, context, room);
    await stage.send(context, room, { intent: `room:move-on:${String(part)}` });
  }
  await answerAll(stage, context, room);
  return room;
}

/** @param {Stage} stage @param {BrowserContext} context @param {string} room */
async function answerAll({ send, readAll }, context, room) {
  for (let count = 0; count < MOST_REPLIES; count += 1) {
    const [questionId] = await readAll(context, room, QUESTION);
    if (questionId === undefined) return;
    await send(context, room, { intent: "answer", questionId, text: REPLY });
  }
}

/**
 * An invitation, a round that is being held (from both chairs), and one that can be compared.
 * @param {Stage} stage @param {BrowserContext} interviewer @param {BrowserContext} candidate
 * @returns {Promise<{ invitation: string, running: string, compared: string }>}
 */
export async function chairs(stage, interviewer, candidate) {
  const { send, readAll } = stage;
  const compared = await seat(stage, interviewer, candidate);
  const text = strongAnswer("Cut the GPU bill 40% with spot, without the 503s");
  await send(candidate, compared, { intent: "submit", text, baseRevision: "0" });
  const ticks = await readAll(interviewer, compared, LEVELS);
  const notes = await readAll(interviewer, compared, /name="(note:[^"]+)"/g);
  await send(interviewer, compared, {
    intent: "tick",
    ...Object.fromEntries(ticks.map((name, at) => [name, String(1 + (at % 3))])),
    ...Object.fromEntries(notes.map((name) => [name, ""])),
  });
  await send(interviewer, compared, { intent: "close" });
  const levels = await readAll(candidate, `${compared}/compare`, LEVELS);
  await send(candidate, `${compared}/compare`, Object.fromEntries(levels.map((name) => [name, "3"])));

  const running = await seat(stage, interviewer, candidate);
  await send(candidate, running, { intent: "save", text, baseRevision: "0" });
  const [lineKey = ""] = await readAll(interviewer, running, LINE_KEY);
  const line = "You keep five warm replicas. Why not ten?";
  await send(interviewer, running, { intent: "question", line, lineKey });
  const invitation = await send(interviewer, "/chairs", { intent: "invite", scenario: "ndots-dns" });
  return { invitation, running, compared };
}

/** @param {Stage} stage @param {BrowserContext} interviewer @param {BrowserContext} candidate */
async function seat({ send, readAll }, interviewer, candidate) {
  const invitation = await send(interviewer, "/chairs", { intent: "invite", scenario: "spot-gpu-strategy" });
  const [code = ""] = await readAll(interviewer, invitation, /data-join-code[^>]*>([^<]+)</g);
  await send(candidate, `/chairs/join/${code}`);
  const round = invitation.split("?")[0] ?? "";
  await send(interviewer, round, { intent: "begin" });
  return round;
}

/** Everything that waits in review becomes due at once. @param {string} dataDir */
export function makeReviewsDue(dataDir) {
  const db = new Database(path.join(dataDir, "defend-it.db"));
  db.exec("UPDATE ReviewCard SET dueAt = lastReviewAt WHERE lastReviewAt IS NOT NULL");
  db.close();
}

/**
 * A question of the day and what the answer to another one came to.
 * @param {Stage} stage @param {BrowserContext} context
 * @returns {Promise<Record<string, string>>}
 */
export async function reviews({ send, readAll }, context) {
  const first = async () => (await readAll(context, "/review", /href="(\/review\/[a-z0-9-]+\/[a-z0-9-]+)"/g))[0] ?? "";
  const asked = await first();
  const [turn = ""] = await readAll(context, asked, /name="turn"[^>]* value="(\d+)"/g);
  const [promptKey = ""] = await readAll(context, asked, /name="promptKey"[^>]* value="([^"]+)"/g);
  const outcome = await send(context, asked, { intent: "answer", turn, promptKey, text: REPLY });
  return { "review-question": await first(), "review-outcome": outcome };
}
