import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.server";

test("a password is stored as argon2id with the documented parameters and its own salt", async () => {
  const first = await hashPassword("margarine lathe ocelot");
  const second = await hashPassword("margarine lathe ocelot");
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
});

test("only the right password is right", async () => {
  const stored = await hashPassword("margarine lathe ocelot");
  expect(await verifyPassword(stored, "margarine lathe ocelot")).toBe(true);
  expect(await verifyPassword(stored, "margarine lathe ocelos")).toBe(false);
});

test("a password typed in another Unicode form is the same password", async () => {
  const stored = await hashPassword("caf\u00e9 lathe ocelot");
  expect(await verifyPassword(stored, "cafe\u0301 lathe ocelot")).toBe(true);
});

test("without an account every password is wrong", async () => {
  expect(await verifyPassword(null, "margarine lathe ocelot")).toBe(false);
});
