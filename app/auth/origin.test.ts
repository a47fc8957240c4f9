import { expect, test } from "vitest";
import { isSameOrigin, type OriginFacts } from "./origin.server";

const POST: OriginFacts = {
  method: "POST",
  origin: "http://localhost:3000",
  secFetchSite: "same-origin",
  host: "localhost:3000",
  publicUrl: undefined,
};

test("a form of this site may change something", () => {
  expect(isSameOrigin(POST)).toBe(true);
  expect(isSameOrigin({ ...POST, secFetchSite: undefined })).toBe(true);
});

test("reading needs no origin", () => {
  expect(isSameOrigin({ ...POST, method: "GET", origin: undefined, secFetchSite: "cross-site" })).toBe(true);
  expect(isSameOrigin({ ...POST, method: "head", origin: "https://other.example" })).toBe(true);
});

test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "post", "PROPFIND"])(
  "%s from another site is refused",
  (method) => {
    expect(isSameOrigin({ ...POST, method, origin: "https://other.example", secFetchSite: undefined })).toBe(false);
  },
);

test("what the browser calls cross-site or same-site is refused even if its origin looks right", () => {
  expect(isSameOrigin({ ...POST, secFetchSite: "cross-site" })).toBe(false);
  expect(isSameOrigin({ ...POST, secFetchSite: "same-site" })).toBe(false);
});

test("another port is another origin", () => {
  expect(isSameOrigin({ ...POST, origin: "http://localhost:3001", secFetchSite: undefined })).toBe(false);
});

test("a host that merely begins like this one is refused", () => {
  expect(isSameOrigin({ ...POST, origin: "http://localhost:3000.other.example", secFetchSite: undefined })).toBe(false);
});

test("a request that says nothing about where it comes from is refused", () => {
  expect(isSameOrigin({ ...POST, origin: undefined, secFetchSite: undefined })).toBe(false);
  expect(isSameOrigin({ ...POST, origin: "null", secFetchSite: undefined })).toBe(false);
  expect(isSameOrigin({ ...POST, origin: "", secFetchSite: "none" })).toBe(false);
});

test("an opaque origin is accepted only when the browser vouches for it", () => {
  expect(isSameOrigin({ ...POST, origin: "null", secFetchSite: "same-origin" })).toBe(true);
  expect(isSameOrigin({ ...POST, origin: "null", secFetchSite: "cross-site" })).toBe(false);
});

test("a configured public address decides alone, scheme included", () => {
  const behindProxy = { ...POST, host: "10.0.0.5:3000", publicUrl: "https://practice.example/" };
  expect(isSameOrigin({ ...behindProxy, origin: "https://practice.example" })).toBe(true);
  expect(isSameOrigin({ ...behindProxy, origin: "http://practice.example" })).toBe(false);
  expect(isSameOrigin({ ...behindProxy, origin: "http://10.0.0.5:3000", secFetchSite: undefined })).toBe(false);
});

test("a default port written out is the same origin", () => {
  expect(isSameOrigin({ ...POST, origin: "http://localhost", host: "localhost:80" })).toBe(true);
});

test("an origin that is no web address is refused", () => {
  expect(isSameOrigin({ ...POST, origin: "file://" })).toBe(false);
  expect(isSameOrigin({ ...POST, origin: "not a url" })).toBe(false);
  expect(isSameOrigin({ ...POST, host: undefined })).toBe(false);
});
