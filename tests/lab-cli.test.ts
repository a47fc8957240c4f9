import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");

function lab(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/cli.mjs", "lab", ...args], {
    cwd: ROOT,
    input,
    encoding: "utf8",
  });
  return {
    status,
    stderr,
    out: status === 0 && stdout.startsWith("{") ? (JSON.parse(stdout) as Record<string, unknown>) : stdout,
  };
}

test("a function reads JSON and writes one JSON object; bad input ends with 2 and says what to do", () => {
  const asked = {
    name: "kubernetes.default.svc",
    ndots: 2,
    search: ["a.svc.cluster.local"],
    libc: "musl",
    families: ["A"],
    exists: [],
  };
  const { out } = lab(["ndots-dns", "--fn", "queries"], JSON.stringify(asked));
  expect(out).toEqual({ queries: [{ name: "kubernetes.default.svc", type: "A", answer: "NXDOMAIN" }] });
  expect(lab(["ndots-dns", "--fn", "queries"], "{oops")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("not JSON") as string,
  });
  expect(lab(["ndots-dns", "--fn", "queries"], "{}")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("name") as string,
  });
  expect(lab(["ndots-dns", "--fn", "nothing"], "{}")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("queries") as string,
  });
});

test("a run takes params from standard input over a preset, and names what is out of range", () => {
  const { out } = lab(["ndots-dns", "--preset", "naive"], '{"ndots":1}');
  expect(out).toMatchObject({
    lab: "ndots-dns",
    params: { ndots: 1 },
    outcome: { headline: expect.any(String) as string },
  });
  expect(lab(["ndots-dns"], '{"ndots":900}')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("ndots") as string,
  });
  expect(lab(["ndots-dns", "--preset", "none"])).toMatchObject({ status: 2 });
  expect(lab(["no-such-lab"])).toMatchObject({ status: 2, stderr: expect.stringContaining("ndots-dns") as string });
});

test("a trace is read as a stream, and a bad line is named", () => {
  const place = mkdtempSync(path.join(tmpdir(), "lab-cli-"));
  const file = path.join(place, "trace.csv");
  try {
    writeFileSync(
      file,
      "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,10,3\n2023-11-16 18:17:04.0,10,9\n",
    );
    const { out } = lab(["continuous-batching", "--fn", "steps", "--trace", file], '{"slots":2}');
    expect(out).toMatchObject({ static: 9, continuous: 9 });
    writeFileSync(file, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,ten,3\n");
    const bad = lab(["continuous-batching", "--fn", "steps", "--trace", file], '{"slots":2}');
    expect(bad).toMatchObject({ status: 2, stderr: expect.stringContaining("Line 2") as string });
  } finally {
    rmSync(place, { recursive: true });
  }
});

test("the schema of params names unit and range", () => {
  const { out } = lab(["--schema", "ndots-dns"]);
  expect(JSON.stringify(out)).toContain('"maximum"');
  expect(Object.keys(out)).toEqual(["params", "result"]);
});
