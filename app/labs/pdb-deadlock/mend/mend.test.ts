import fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { describe, expect, test } from "vitest";
import { currentStatus } from "../budgets/status";
import { budget, NIGHT } from "../manifests";
import { ParamsSchema, type Params } from "../params";
import { changedLines } from "./line-marks";
import { analyse, mended, type Analysis } from "./mend";

const params = (changes: Partial<Params>) => ParamsSchema.parse(changes);
function mend(yaml: string, changes: Partial<Params> = {}) {
  const all = params({ ...changes, yaml });
  return mended(analyse(yaml, all), all);
}
type Shape = { kind: string; replicas: number; extra?: string };
function workload(name: string, { kind, replicas, extra = "" }: Shape): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name} # ${name}, as it stands
  labels: {team: t}
spec:
  replicas: ${String(replicas)}
${extra}  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
        part: all
`;
}
const edited = (yaml: string, changes: Partial<Params> = {}) => mend(yaml, changes).edits.map(({ now }) => now);
const joined = (...all: string[]) => all.join("---\n");

describe("each trap has its edit", () => {
  const two = workload("a", { kind: "Deployment", replicas: 2 });
  test.each([
    ["equal", joined(two, budget("a", "minAvailable: 2")), ["maxUnavailable: 1"]],
    ["100%", joined(two, budget("a", "minAvailable: 100%")), ["maxUnavailable: 1"]],
    ["zero", joined(two, budget("a", "maxUnavailable: 0%")), ["maxUnavailable: 1"]],
    [
      "one replica",
      joined(workload("a", { kind: "Deployment", replicas: 1 }), budget("a", "minAvailable: 1")),
      ["replicas: 2"],
    ],
    [
      "one replica that must not run twice",
      joined(
        workload("a", { kind: "Deployment", replicas: 1, extra: "  strategy: {type: Recreate}\n" }),
        budget("a", "minAvailable: 1"),
      ),
      ["maxUnavailable: 1"],
    ],
    [
      "one replica and all of it wanted",
      joined(workload("a", { kind: "Deployment", replicas: 1 }), budget("a", "maxUnavailable: 0")),
      ["replicas: 2", "maxUnavailable: 1"],
    ],
  ])("%s", (_name, yaml, now) => {
    expect(edited(yaml)).toEqual(now);
  });

  test("never ready: AlwaysAllow for a Deployment, no edit for a store that may be catching up", () => {
    const yaml = (kind: string) => joined(workload("a", { kind, replicas: 3 }), budget("a", "minAvailable: 2"));
    const crash = { crashing: 3, crashingIn: "a" };
    expect(edited(yaml("Deployment"), crash)).toEqual(["unhealthyPodEvictionPolicy: AlwaysAllow"]);
    expect(edited(yaml("StatefulSet"), crash)).toEqual([]);
  });

  test("some ready, too few: no edit takes their protection", () => {
    const yaml = joined(workload("a", { kind: "Deployment", replicas: 3 }), budget("a", "maxUnavailable: 1"));
    const { edits, after } = mend(yaml, { crashing: 1, crashingIn: "a" });
    expect(edits).toEqual([]);
    expect(after.findings.map(({ trap }) => trap)).toEqual(["too-few-ready"]);
  });

  test("two budgets: the weaker one goes, and nothing else of the text", () => {
    const weak = budget("a", "maxUnavailable: 2").replace("name: a", "name: weak");
    const four = workload("a", { kind: "Deployment", replicas: 4 });
    const strong = budget("a", "maxUnavailable: 1");
    expect(mend(joined(four, weak, strong)).text).toBe(joined(four, strong));
    expect(mend(joined(weak, four, strong)).text).toBe(`---\n${joined(four, strong)}`);
    expect(mend(joined(four, strong, weak)).text).toBe(joined(four, strong));
  });

  test("a budget over the namespace is narrowed, so that every pod keeps exactly one", () => {
    const all = budget("x", "maxUnavailable: 1")
      .replace("matchLabels: {app: x}", "{}")
      .replace("selector:\n    {}", "selector: {}");
    const yaml = joined(
      workload("a", { kind: "Deployment", replicas: 3 }),
      workload("b", { kind: "Deployment", replicas: 3 }),
      all,
      budget("a", "maxUnavailable: 1"),
    );
    const { after, edits } = mend(yaml);
    expect(edits.map(({ now }) => now)).toEqual(["app NotIn a"]);
    expect(after.guarded.map(({ pods }) => pods.length)).toEqual([3, 3]);
  });

  test("inside a List as kubectl prints it, and in flow style", () => {
    const list = `apiVersion: v1
kind: List
items:
${[
  workload("a", { kind: "Deployment", replicas: 1 }),
  budget("a", "minAvailable: 1"),
  budget("a", "minAvailable: 1").replace("name: a", "name: twin"),
]
  .map((text) => `- ${text.trimEnd().replaceAll("\n", "\n  ")}`)
  .join("\n")}
`;
    const first = mend(list);
    expect(first.edits.map(({ now }) => now)).toEqual(["removed", "replicas: 2"]);
    expect(parseAllDocuments(first.text)).toHaveLength(1);
    const flow = `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 2, selector: {matchLabels: {app: a}}}}\n`;
    expect(mend(joined(workload("a", { kind: "Deployment", replicas: 2 }), flow)).text).toContain(
      "spec: {maxUnavailable: 1, selector",
    );
    const crash = mend(joined(workload("a", { kind: "Deployment", replicas: 3 }), flow), {
      crashing: 3,
      crashingIn: "a",
    });
    expect(crash.text).toContain("{minAvailable: 2, unhealthyPodEvictionPolicy: AlwaysAllow, selector");
  });
});

describe("pods without a workload in the text", () => {
  const pod = (name: string, owner: string) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: {app: a}
${owner === "" ? "" : `  ownerReferences: [{kind: ${owner}, name: o, controller: true}]\n`}`;
  const three = (owner: string) => joined(pod("a", owner), pod("b", owner), pod("c", owner));

  test("naked ones: a share or maxUnavailable allows nothing, and no edit brings a pod back", () => {
    for (const text of ["maxUnavailable: 1", "minAvailable: 28%", "minAvailable: 1"]) {
      const { edits, after } = mend(joined(three(""), budget("a", text)));
      expect(edits).toEqual([]);
      expect(after.findings.map(({ trap, byYaml }) => [trap, byYaml])).toEqual([["bare-pods", false]]);
    }
    expect(mend(joined(three(""), budget("a", "minAvailable: 0"))).after.findings).toEqual([]);
  });

  test("a controller without a scale: the status fails, and a whole minAvailable mends it", () => {
    const { edits, after } = mend(joined(three("Job"), budget("a", "maxUnavailable: 1")));
    expect(edits.map(({ trap, now }) => [trap, now])).toEqual([["no-scale", "minAvailable: 2"]]);
    expect(currentStatus(after.guarded[0]!)).toMatchObject({ expectedPods: 3, disruptionsAllowed: 1 });
    expect(edited(joined(three("Job"), budget("a", "minAvailable: 3")))).toEqual(["minAvailable: 2"]);
  });

  test("warnings: no pod selected, an empty selector, naked pods in a share, less than a majority", () => {
    const nothing = joined(workload("a", { kind: "StatefulSet", replicas: 5 }), budget("b", "maxUnavailable: 1"));
    const traps = (yaml: string) => mend(yaml).after.findings.map(({ trap, blocks }) => [trap, blocks]);
    expect(traps(nothing)).toEqual([["matches-nothing", false]]);
    expect(traps(nothing.replace("matchLabels: {app: b}", "{}").replace("selector:\n    {}", "selector: {}"))).toEqual([
      ["empty-selector", false],
    ]);
    expect(
      traps(
        nothing
          .replaceAll(/app: b}|name: b/g, (found) => found.replace("b", "a"))
          .replace("maxUnavailable: 1", "maxUnavailable: 3"),
      ),
    ).toEqual([["below-majority", false]]);
    expect(
      traps(
        joined(workload("a", { kind: "Deployment", replicas: 3 }), pod("naked", ""), budget("a", "maxUnavailable: 1")),
      ),
    ).toEqual([["unmanaged-pods", false]]);
  });
});

test("the night of the scenario: five lines change, comments stay", () => {
  const { text, after } = mend(NIGHT);
  const marks = changedLines(NIGHT, text);
  const lines = text.split("\n");
  expect(marks.map((line) => lines[line - 1]?.trim())).toEqual([
    "replicas: 2 # a restart takes 90 s",
    "minReplicas: 3",
    "maxUnavailable: 1 # ask us first",
    "maxUnavailable: 1",
    "unhealthyPodEvictionPolicy: AlwaysAllow",
  ]);
  expect(after.findings).toEqual([]);
});

const rule = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map((value) => `minAvailable: ${String(value)}`),
  fc.integer({ min: 0, max: 6 }).map((value) => `maxUnavailable: ${String(value)}`),
  fc.integer({ min: 0, max: 100 }).map((value) => `minAvailable: ${String(value)}%`),
  fc.integer({ min: 0, max: 100 }).map((value) => `maxUnavailable: "${String(value)}%"`),
);
const service = fc.record({
  kind: fc.constantFrom("Deployment", "StatefulSet", "ReplicaSet"),
  replicas: fc.integer({ min: 1, max: 5 }),
  recreate: fc.boolean(),
  rules: fc.array(rule, { minLength: 0, maxLength: 2 }),
});
const sets = fc.record({
  services: fc.array(service, { minLength: 1, maxLength: 4 }),
  wide: fc.option(rule, { nil: null }),
  crashing: fc.constantFrom(0, 0, 5),
});
type Sets = typeof sets extends fc.Arbitrary<infer T> ? T : never;

function written({ services, wide }: Sets): string {
  const documents = services.flatMap(({ kind, replicas, recreate, rules }, index) => {
    const name = `s${String(index)}`;
    const extra = kind === "Deployment" && recreate ? "  strategy:\n    type: Recreate\n" : "";
    return [
      workload(name, { kind, replicas, extra }),
      ...rules.map((text, at) => budget(name, text).replace(`name: ${name}`, `name: ${name}-${String(at)}`)),
    ];
  });
  return joined(...documents, ...(wide === null ? [] : [budget("all", wide).replace("{app: all}", "{part: all}")]));
}

/** How many of a pod's fellows each of its budgets lets go when all are healthy. */
function roomsOf({ guarded }: Analysis, name: string): number[] {
  return guarded
    .filter(({ pods }) => pods.some((pod) => pod.name === name))
    .map((one) => one.pods.length - Math.min(one.pods.length, currentStatus(one).desiredHealthy));
}

test("property: the lab accepts its own mend, and no pod loses its budget or gets a looser one", () => {
  fc.assert(
    fc.property(sets, (made) => {
      const yaml = written(made);
      const all = params({ yaml, crashing: made.crashing, crashingIn: "s0" });
      const before = analyse(yaml, all);
      const { after, edits, text } = mended(before, all);
      expect(after.findings.filter(({ blocks, byYaml }) => blocks && byYaml).map(({ says }) => says)).toEqual([]);
      for (const { pods } of before.guarded) {
        for (const { name } of pods)
          expect(after.guarded.some((one) => one.pods.some((pod) => pod.name === name))).toBe(true);
      }
      for (const { name } of before.cluster.pods) {
        const [only, second] = roomsOf(before, name);
        if (only === undefined || second !== undefined) continue;
        expect(Math.max(...roomsOf(after, name))).toBeLessThanOrEqual(Math.max(1, only));
      }
      if (edits.length === 0) expect(text).toBe(yaml);
      expect(mended(after, all).edits).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("property: a refused pod is always explained by a finding, and a healthy set that passes has room in every budget", () => {
  fc.assert(
    fc.property(sets, (made) => {
      const yaml = written(made);
      const { guarded, findings } = analyse(yaml, params({ yaml }));
      for (const one of guarded) {
        const isHeld = findings.some(({ blocks, guarded: held, other }) => blocks && (held === one || other === one));
        if (!isHeld) expect(currentStatus(one).disruptionsAllowed).toBeGreaterThan(0);
      }
    }),
    { numRuns: 150 },
  );
});
