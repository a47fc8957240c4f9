import { expect, test } from "vitest";
import { passwordProblem } from "./password-policy.server";

test.each(["password123", "qwertyuiop1", "1234567890", "iloveyou2024!", "P@ssw0rd123", "letmein1234"])(
  "%s is on or near the lists and is refused with a reason",
  async (password) => {
    expect(await passwordProblem(password, null)).toMatch(/guessed|attackers/);
  },
);

test.each(["aaaaaaaaaaaaaaaa", "hunter2hunter2", "asdfghjkl;", "abcdefghijkl"])(
  "%s follows a pattern and is refused",
  async (password) => {
    expect(await passwordProblem(password, null)).toMatch(/guessed|attackers/);
  },
);

test.each(["margarine lathe ocelot", "xK8#vQz!2pLm", "drei nasse Schuhe im Flur", "пять зелёных лампочек"])(
  "%s will do, with no rule about digits or signs",
  async (password) => {
    expect(await passwordProblem(password, "learner@example.org")).toBeNull();
  },
);

test("a password with one's own e-mail in it is refused, whatever surrounds it", async () => {
  expect(await passwordProblem("Learner.One-ocelot-lathe", "learner.one@example.org")).toMatch(/contains your e-mail/);
});

test("a short local part is no reason to refuse", async () => {
  expect(await passwordProblem("margarine lathe ocelot", "al@example.org")).toBeNull();
});

test("the longest password is judged in bounded work", async () => {
  expect(await passwordProblem("4@8({<6!1|0$57+%2".repeat(8).slice(0, 128), null)).toBeNull();
});
