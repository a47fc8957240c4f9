import { expect, test } from "vitest";
import { ScenarioParams } from "../paths";
import { NotFoundError, NotYetError, RefusedError, TooManyRequestsError } from "../services/errors";
import { parseParams, responseFor, withHttpErrors } from "./respond.server";

test.each([
  [new NotFoundError("There is no such attempt."), 404],
  [new RefusedError("Sign-up is closed."), 409],
  [new NotYetError("design"), 409],
  [new TooManyRequestsError(30), 429],
])("%s becomes a response that says the same", async (error, status) => {
  const response = responseFor(error);
  expect(response?.status).toBe(status);
  expect(await response?.text()).toBe(error.message);
});

test("too many tries say in the header how long to wait", () => {
  expect(responseFor(new TooManyRequestsError(30))?.headers.get("Retry-After")).toBe("30");
});

test("an error of ours is left to the error page, which shows none of it", async () => {
  const fault = new Error("SELECT secret");
  expect(responseFor(fault)).toBeNull();
  await expect(withHttpErrors(() => Promise.reject(fault))).rejects.toBe(fault);
});

test("what is thrown as a response passes through unchanged", async () => {
  const redirect = new Response(null, { status: 302 });
  await expect(withHttpErrors(() => Promise.reject(redirect as unknown as Error))).rejects.toBe(redirect);
});

test("params that fit no schema name nothing here", () => {
  expect(parseParams(ScenarioParams, { id: "gpu-autoscaling" })).toEqual({ id: "gpu-autoscaling" });
  expect(() => parseParams(ScenarioParams, { id: "../x" })).toThrow(expect.objectContaining({ status: 404 }));
});
