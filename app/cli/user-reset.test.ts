import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CLIENT, createAccountWorld, PASSWORD, type AccountWorld } from "../../tests/setup/account-world";
import { env } from "../env.server";
import { signIn } from "../services/account/sign-in.server";
import { runUserReset } from "./user-reset";

let world: AccountWorld;
let said: string[];
const databaseFile = env.databaseFile;

beforeEach(async () => {
  world = await createAccountWorld();
  env.databaseFile = world.file;
  said = [];
  const record = (line: string) => void said.push(line);
  vi.spyOn(console, "log").mockImplementation(record);
  vi.spyOn(console, "error").mockImplementation(record);
});
afterEach(async () => {
  // What was expected here is not the silence that the set-up asks for.
  vi.mocked(console.error).mockClear();
  vi.mocked(console.log).mockRestore();
  env.databaseFile = databaseFile;
  await world.close();
});

test("the command prints a new password that signs in, while the server has the database open", async () => {
  const { cookie } = await world.account("learner@example.org");
  expect(await runUserReset([" Learner@example.org"])).toBe(0);
  const password = /: (\S+)$/.exec(said[0] ?? "")?.[1] ?? "";
  const signInWith = (secret: string) =>
    signIn(world.ctx, { email: "learner@example.org", password: secret, current: null, client: CLIENT });
  expect(await signInWith(password)).toMatchObject({ kind: "signed-in" });
  expect(await signInWith(PASSWORD)).toMatchObject({ kind: "refused" });
  expect(await world.sessionOf(cookie)).toBeNull();
});

test.each([[[]], [["not an e-mail"]], [["a@example.org", "b@example.org"]]])(
  "%j is answered with the usage and exit code 2",
  async (args) => {
    expect(await runUserReset(args)).toBe(2);
    expect(said).toEqual(["Usage: npm run --silent user:reset -- <e-mail>"]);
  },
);

test("an unknown e-mail is named, with exit code 2", async () => {
  expect(await runUserReset(["nobody@example.org"])).toBe(2);
  expect(said).toEqual(["No account has the e-mail nobody@example.org."]);
});

test("without a database the command says where it looked and makes none", async () => {
  env.databaseFile = `${world.file}.missing`;
  expect(await runUserReset(["learner@example.org"])).toBe(2);
  expect(said[0]).toContain(env.databaseFile);
});
