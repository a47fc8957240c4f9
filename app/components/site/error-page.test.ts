import { expect, test } from "vitest";
import { errorWords } from "./error-page";

test("a fault of ours never repeats what the server said", () => {
  const words = errorWords(500, "SQLITE_ERROR: no such table: Attempt");
  expect(`${words.title} ${words.message}`).not.toContain("SQLITE");
});

test("a refusal written for people is shown to them", () => {
  expect(errorWords(409, "This part comes later.").message).toBe("This part comes later.");
});

test("a missing page does not tell whether somebody else has it", () => {
  expect(errorWords(404, null)).toEqual(errorWords(404, "no attempt of yours"));
});
