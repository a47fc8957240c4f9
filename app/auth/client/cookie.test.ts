import { expect, test } from "vitest";
import { readCookie } from "./cookie";

test("a cookie is found by its exact name among others", () => {
  expect(readCookie("a=1; session=abc; sessions=no", "session")).toBe("abc");
  expect(readCookie("sessions=no", "session")).toBeNull();
  expect(readCookie(null, "session")).toBeNull();
});

test("a malformed cookie of something else on the host does no harm", () => {
  expect(readCookie("broken=%; session=abc", "session")).toBe("abc");
});

test("a malformed value counts as absent", () => {
  expect(readCookie("session=%E0%A4%A", "session")).toBeNull();
});

test("a value keeps its equals signs", () => {
  expect(readCookie("session=a=b==", "session")).toBe("a=b==");
});
