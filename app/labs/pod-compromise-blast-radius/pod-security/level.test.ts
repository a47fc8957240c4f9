import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabInputError } from "../../kit/lab";
import { securityLevel } from "../functions";
import { BASELINE_CHECKS } from "./baseline-checks";
import { RESTRICTED_CHECKS } from "./restricted-checks";
import { podVectors } from "./upstream-pods-fixture";

const POD_VECTORS = podVectors();
type Json = Record<string, unknown>;
const LOCKED = { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } } };
const BASES = {
  baseline: { pod: {}, container: {} },
  restricted: {
    pod: { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } },
    container: LOCKED,
  },
};

function merged(base: unknown, changes: unknown): unknown {
  if (!isObject(base) || !isObject(changes)) return changes;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(changes)])];
  return Object.fromEntries(keys.map((key) => [key, key in changes ? merged(base[key], changes[key]) : base[key]]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function podOf(level: "baseline" | "restricted", changes: Json): Json {
  const base = BASES[level];
  const container = (name: string, own: unknown) => merged({ name, image: "pause", ...base.container }, own ?? {});
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "vector", annotations: changes.annotations ?? {} },
    spec: {
      ...(merged(base.pod, changes.pod ?? {}) as Json),
      containers: [container("container1", changes.container)],
      initContainers: [container("initcontainer1", changes.init)],
    },
  };
}

describe("the Pod Security level against the pods of k8s.io/pod-security-admission", () => {
  test.each(POD_VECTORS)("%s %s %s", (level, verdict, name, changes) => {
    const result = securityLevel(JSON.stringify(podOf(level, JSON.parse(changes) as Json)));
    const satisfied = result.level === "restricted" || result.level === level;
    expect(satisfied).toBe(verdict === "pass");
    if (verdict === "fail") {
      const control = name.replace(/\d+$/, "");
      expect(result.violations.map((violation) => violation.control.toLowerCase())).toContain(control);
    }
  });

  test("every control has a pod that fails it", () => {
    const failed = new Set(
      POD_VECTORS.filter(([, verdict]) => verdict === "fail").map(([, , name]) => name.replace(/\d+$/, "")),
    );
    for (const { id } of [...BASELINE_CHECKS, ...RESTRICTED_CHECKS]) expect(failed).toContain(id.toLowerCase());
  });
});

describe("securityLevel", () => {
  const restricted = podOf("restricted", {});

  test("names the field by its path, in a Deployment below the template", () => {
    const deployment = {
      kind: "Deployment",
      metadata: { name: "web" },
      spec: { template: { spec: { ...(restricted.spec as Json), hostNetwork: true } } },
    };
    const { level, violations } = securityLevel(JSON.stringify(deployment));
    expect(level).toBe("privileged");
    expect(violations).toEqual([
      {
        control: "hostNamespaces",
        field: "spec.template.spec.hostNetwork",
        message: "The pod shares a namespace of the host: hostNetwork is true. Not allowed at baseline.",
      },
    ]);
  });

  test("looks into ephemeral containers", () => {
    const spec = {
      ...(restricted.spec as Json),
      ephemeralContainers: [{ name: "debug", securityContext: { privileged: true } }],
    };
    const { level, violations } = securityLevel(JSON.stringify({ ...restricted, spec }));
    expect(level).toBe("privileged");
    expect(violations.map(({ field }) => field)).toContain("spec.ephemeralContainers[0].securityContext.privileged");
  });

  test("a pod in a user namespace may run as root at the restricted level, but not with an unmasked proc", () => {
    const own = podOf("restricted", {
      pod: { hostUsers: false, securityContext: { runAsNonRoot: false, runAsUser: 0 } },
    });
    expect(securityLevel(JSON.stringify(own)).level).toBe("restricted");
    const unmasked = podOf("restricted", {
      pod: { hostUsers: false },
      container: { securityContext: { procMount: "Unmasked" } },
    });
    expect(securityLevel(JSON.stringify(unmasked)).level).toBe("baseline");
  });

  test("reads YAML, a list of one, and takes null as left out", () => {
    const yaml =
      "kind: List\nitems:\n- kind: Pod\n  metadata: {name: a}\n  spec:\n    hostPID: null\n    containers:\n    - {name: a}\n";
    expect(securityLevel(yaml).level).toBe("baseline");
  });

  test("says on which line a field has the wrong type", () => {
    const yaml =
      "kind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    securityContext:\n      privileged: 'yes'\n";
    const problems = problemsOf(yaml);
    expect(problems).toMatchObject([{ field: "manifest", line: 7 }]);
    expect(problems[0]?.message).toContain("spec.containers[0].securityContext.privileged");
  });

  test.each([
    ["no pod", "kind: Service\nmetadata: {name: a}\n", 1],
    ["two pods", "kind: Pod\nspec: {containers: [{name: a}]}\n---\nkind: Pod\nspec: {containers: [{name: b}]}\n", 4],
    ["bad YAML", "kind: Pod\nspec: [\n", 3],
    ["no kind", "metadata: {}\n", 1],
    ["no container", "kind: Pod\nspec:\n  containers: []\n", 3],
  ])("refuses a text with %s", (_, text, line) => {
    expect(problemsOf(text)[0]?.line).toBe(line);
  });

  test("a text of any kind is either a level or a LabInputError", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `kind: Pod\nspec: ${text}`),
        ),
        (text) => {
          try {
            expect(["privileged", "baseline", "restricted"]).toContain(securityLevel(text).level);
          } catch (error) {
            if (!(error instanceof LabInputError)) throw error;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("taking a setting away never makes a privileged container pass", () => {
    fc.assert(
      fc.property(fc.constantFrom("container", "init"), fc.boolean(), (where, hasUsers) => {
        const changes = {
          [where]: { securityContext: { privileged: true } },
          pod: hasUsers ? { hostUsers: false } : {},
        };
        expect(securityLevel(JSON.stringify(podOf("restricted", changes))).level).toBe("privileged");
      }),
    );
  });
});

function problemsOf(text: string) {
  try {
    securityLevel(text);
  } catch (error) {
    if (error instanceof LabInputError) return error.problems;
    throw error;
  }
  throw new Error("This text was read without a problem.");
}
