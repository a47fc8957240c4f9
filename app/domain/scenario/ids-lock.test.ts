import { expect, test } from "vitest";
import { parse } from "yaml";
import { IdsLockSchema, lockProblems, printLock, type IdsLock } from "./ids-lock";

const present = { "retry-storm": { criteria: ["mechanism", "size"], twists: ["t1"], clarifications: ["q1"] } };
const lock: IdsLock = { format: 1, scenarios: present, superseded: {} };

test("a lock that knows every id has no problem", () => {
  expect(lockProblems(lock, present)).toEqual([]);
});

test("a published id may not go away unless it names its successor", () => {
  const without = { "retry-storm": { ...present["retry-storm"], criteria: ["mechanism"] } };
  expect(lockProblems(lock, without).map(({ id }) => id)).toEqual(["retry-storm/size"]);
  expect(lockProblems({ ...lock, superseded: { "retry-storm/size": "retry-storm/mechanism" } }, without)).toEqual([]);
  expect(
    lockProblems({ ...lock, superseded: { "retry-storm/size": "retry-storm/nothing" } }, without)[0]?.problem,
  ).toContain("does not exist");
});

test("a new id must be locked, and the printed lock then holds old and new", () => {
  const more = { ...present, "cold-start": { criteria: ["a"], twists: [], clarifications: [] } };
  expect(lockProblems(lock, more).map(({ id }) => id)).toEqual(["cold-start", "cold-start/a"]);
  const gone = { "cold-start": more["cold-start"] };
  const printed = IdsLockSchema.parse(parse(printLock(gone, lock)));
  expect(printed.scenarios).toEqual(more);
});
