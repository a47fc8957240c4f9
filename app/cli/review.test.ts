import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { createPractice, practiseTo, type Practice } from "../../tests/setup/practice";
import { makeLibrary } from "../../tests/setup/practice-library";
import { ExampleSchema } from "../domain/rubric/schema";
import { noteMissed } from "../services/practise/note-missed.server";

let practice: Practice;
let file: string;
vi.mock("../env.server", () => ({
  env: {
    get databaseFile() {
      return file;
    },
    areLimitsOn: false,
  },
}));
vi.mock("./content-place", () => ({ openLibrary: () => makeLibrary() }));
const { runReview } = await import("./review");

let printed: string[] = [];
beforeEach(async () => {
  practice = await createPractice();
  const [row] = await practice.db.$queryRaw<{ file: string }[]>`PRAGMA database_list`;
  file = row?.file ?? "";
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});
afterEach(async () => {
  vi.mocked(console.log).mockRestore();
  await practice.close();
});

async function mark(userId: string): Promise<void> {
  await practice.addUser(userId, `${userId}@example.org`);
  const attemptId = await practiseTo(practice.ctx, "grade", { userId, text: "headroom=1 is: seven spare\nat once." });
  await noteMissed(practice.ctx, {
    userId,
    attemptId,
    criterionId: "headroom",
    sentence: null,
    passage: "seven spare at once.",
    level: 3,
    reason: `ask ${userId}@example.org`,
  });
}

test("prints passages with both levels and an example that can be pasted, and nobody's name", async () => {
  await mark("ann");
  await mark("bob");
  expect(await runReview([])).toBe(0);
  const text = printed.join("\n");
  expect(text).toContain("small-fleet / headroom: Headroom covers the largest loss");
  expect(text).toContain("grade: Named (grader practice-1); learner: Defended - ask [address]");
  expect(text).not.toMatch(/ann|bob|id0000/);
  const yaml = /^ {2}- id:[\s\S]*?(?=\n\n)/m.exec(text)?.[0] ?? "";
  const [example] = parse(yaml) as unknown[];
  expect(ExampleSchema.parse(example)).toMatchObject({
    kind: "passage",
    levels: { headroom: 3 },
    text: "seven spare\nat once.",
  });
});

test("--json gives the same as data, --scenario only one", async () => {
  await mark("ann");
  expect(await runReview(["--json", "--scenario", "small-fleet"])).toBe(0);
  const [candidate] = JSON.parse(printed.join("")) as Record<string, unknown>[];
  expect(Object.keys(candidate ?? {}).sort()).toEqual(["criterion", "example", "marks", "quote", "scenario"]);
  expect(printed.join("")).not.toMatch(/ann|id0000/);
});

test("without a database the command says where it looked and ends with 2", async () => {
  const complaints: string[] = [];
  vi.mocked(console.error).mockImplementation((line: string) => void complaints.push(line));
  file = path.join(path.dirname(file), "none.db");
  expect(await runReview([])).toBe(2);
  expect(complaints.join()).toContain("none.db");
});
