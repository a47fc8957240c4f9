import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "../rng";
import { CODE_ALPHABET, codeFrom, invitationEnds, isInvitationOpen, readCode, showCode } from "./code";

test("a code is read as it is shown, whatever somebody makes of case, spaces and hyphens", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const code = codeFrom(randomFrom(seed));
      for (const typed of [
        code,
        showCode(code),
        showCode(code).toLowerCase(),
        ` ${Array.from(code).join(" ")} `,
        showCode(code).replace("-", "\u2013"),
      ])
        expect(readCode(typed)).toBe(code);
    }),
  );
});

test("no letter or digit is taken for another", () => {
  for (const confusing of "01ILOU") expect(CODE_ALPHABET).not.toContain(confusing);
  expect(new Set(CODE_ALPHABET).size).toBe(30);
});

test.each(["", "K7QM", "K7QM-3XW0", "K7QM-3XWRR", "../../etc"])("%j is no code", (typed) => {
  expect(readCode(typed)).toBeNull();
});

test("every character is equally likely, to the last of the alphabet", () => {
  expect(codeFrom(() => 0)).toBe("22222222");
  expect(codeFrom(() => 1 - Number.EPSILON)).toBe("ZZZZZZZZ");
});

test("an invitation is open for a day, until somebody has joined", () => {
  const made = new Date("2026-03-01T09:00:00Z");
  const expiresAt = invitationEnds(made);
  expect(expiresAt.toISOString()).toBe("2026-03-02T09:00:00.000Z");
  const justBefore = new Date(expiresAt.getTime() - 1);
  expect(isInvitationOpen({ expiresAt, candidateId: null }, justBefore)).toBe(true);
  expect(isInvitationOpen({ expiresAt, candidateId: null }, expiresAt)).toBe(false);
  expect(isInvitationOpen({ expiresAt, candidateId: "cem" }, justBefore)).toBe(false);
  expect(isInvitationOpen({ expiresAt: null, candidateId: null }, justBefore)).toBe(false);
});
