// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../tests/setup/render-page";
import { SiteHeader, type HeaderUser } from "./site-header";

afterEach(cleanup);

function places(user: HeaderUser | null, address = "/"): (string | null)[] {
  renderPage(<SiteHeader user={user} />, address);
  return within(screen.getByRole("navigation", { name: "Main" }))
    .getAllByRole("link")
    .map((link) => link.textContent);
}

test("a visitor is shown only places that visitors have", () => {
  expect(places(null)).toEqual(["Library", "Labs", "Trust", "Sign in"]);
});

test("a guest is offered to keep the work, somebody with an account is not", () => {
  expect(places({ email: null, due: 0 }).at(-1)).toBe("Keep my work");
  cleanup();
  expect(places({ email: "name@example.org", due: 0 })).toEqual([
    "Today",
    "Library",
    "Labs",
    "Interviews",
    "Review",
    "Progress",
    "Trust",
    "Settings",
  ]);
});

test("the page one is on is marked, for eyes and for screen readers", () => {
  places({ email: "name@example.org", due: 0 }, "/scenarios/spot");
  expect(screen.getByRole("link", { name: "Library" }).getAttribute("aria-current")).toBe("page");
  expect(screen.getByRole("link", { name: "Today" }).getAttribute("aria-current")).toBeNull();
});

test("what is due stands beside the word, for eyes and for screen readers", () => {
  expect(places({ email: null, due: 3 })).toContain("Review3 due");
});
