import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { choiceField, fieldsOf, numberField, switchField, textField } from "./fields";
import type { Lab } from "./lab";
import { paramsFrom, queryOf } from "./link";

const number = (label: string) =>
  numberField({ label, meaning: "", unit: "s", min: -50, max: 50, step: 1, initial: 3 });
const params = z.strictObject({
  grace: number("Grace"),
  pods: numberField({ label: "Pods", meaning: "", unit: "", min: 1, max: 9, step: 1, initial: 2, isInteger: true }),
  drains: switchField({ label: "Drains", meaning: "", initial: true }),
  libc: choiceField({ label: "Resolver", meaning: "", options: { glibc: "glibc", musl: "musl" }, initial: "glibc" }),
  yaml: textField({ label: "YAML", meaning: "", initial: "a: 1\n", most: 200, rows: 8 }),
});
const lab = { params } as unknown as Lab;
const from = (query: URLSearchParams, isForm = false) => paramsFrom(lab, (key) => query.get(key), { isForm });

test("whatever the params, their link leads back to them, and the defaults need no query", () => {
  const any = fc.record({
    grace: fc.double({ min: -50, max: 50, noNaN: true }).map((value) => value + 0),
    pods: fc.integer({ min: 1, max: 9 }),
    drains: fc.boolean(),
    libc: fc.constantFrom("glibc", "musl"),
    yaml: fc.string({ maxLength: 200 }).map((text) => text.replace(/\r\n?/g, "\n")),
  });
  fc.assert(
    fc.property(any, (given) => {
      const back = from(new URLSearchParams(queryOf(lab, given)));
      expect(back).toEqual({ params: given, problems: [], typed: {} });
    }),
  );
  expect(queryOf(lab, params.parse({}))).toBe("");
  expect(queryOf(lab, params.parse({ yaml: "half \ud83d a pair" }))).toContain("half%20%EF%BF%BD%20a");
});

test("what cannot be used is named, field by field, and its default stands", () => {
  const { params: used, problems, typed } = from(new URLSearchParams("grace=soon&pods=12&libc=uclibc&drains=false"));
  expect(used).toMatchObject({ grace: 3, pods: 2, libc: "glibc", drains: false });
  expect(typed).toEqual({ grace: "soon", pods: "12", libc: "uclibc" });
  expect(problems.map(({ field }) => field).sort()).toEqual(["grace", "libc", "pods"]);
  expect(problems.map(({ message }) => message)).toContain("Pods must be between 1 and 9.");
});

test("a form leaves out a switch that is off; a query leaves out the default", () => {
  expect(from(new URLSearchParams(""), true).params).toMatchObject({ drains: false });
  expect(from(new URLSearchParams(""), false).params).toMatchObject({ drains: true });
});

test("random text in every field ends in params that are valid and problems in words", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("grace", "pods", "drains", "libc", "yaml"), fc.string()), (given) => {
      const read = paramsFrom(lab, (key) => given[key] ?? null);
      expect(params.safeParse(read.params).success).toBe(true);
      for (const { message } of read.problems) expect(message).toMatch(/must|may/);
    }),
  );
});

test("fields know their kind, unit and default", () => {
  expect(fieldsOf(params).map(({ key, kind, unit, initial }) => [key, kind, unit, initial])).toEqual([
    ["grace", "number", "s", 3],
    ["pods", "number", "", 2],
    ["drains", "switch", "", true],
    ["libc", "choice", "", "glibc"],
    ["yaml", "text", "", "a: 1\n"],
  ]);
  expect(() => fieldsOf(z.strictObject({ bare: z.number() }))).toThrow("kit/fields.ts");
});
