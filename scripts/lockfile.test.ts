import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lockfileProblems, unpinned } from "./lockfile.mjs";

test("the lock file of this project is complete for every platform and names no registry", () => {
  const file = path.resolve(import.meta.dirname, "../package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Parameters<typeof lockfileProblems>[0] };
  expect(lockfileProblems(lock.packages)).toEqual([]);
});

test("a download address, a missing digest and a missing platform package are each found", () => {
  const problems = lockfileProblems({
    "": {},
    "node_modules/a": { integrity: "sha512-x", resolved: "https://registry.example/a.tgz" },
    "node_modules/b": {},
    "node_modules/c": {
      integrity: "sha512-x",
      optionalDependencies: { "@c/linux": "1.0.0", "@c/darwin": "1.0.0", "@c/own": "1.0.0" },
    },
    "node_modules/@c/linux": { integrity: "sha512-x" },
    "node_modules/c/node_modules/@c/own": { integrity: "sha512-x" },
  });
  expect(problems).toHaveLength(3);
  expect(problems.join("\n")).toMatch(/a records a download address[\s\S]*b has no integrity[\s\S]*@c\/darwin/);
});

test("only exact versions count as pinned", () => {
  expect(
    unpinned({
      dependencies: { a: "1.2.3", b: "^1.2.3" },
      devDependencies: { c: "latest" },
      overrides: { d: "1.0.0-rc.1" },
    }),
  ).toEqual(["b@^1.2.3 is not an exact version", "c@latest is not an exact version"]);
});
