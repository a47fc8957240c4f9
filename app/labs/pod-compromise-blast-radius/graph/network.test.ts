import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusterOf } from "../manifests/cluster";
import { connects, enters, inRange, leaves, leavesTo, selects, type Endpoint } from "./network";

/**
 * The policies of networkpolicies/simple-example and the table of examples/cyclonus-output/analyze-probe.txt in mattfenwick/cyclonus
 * (Matt Fenwick, MIT), re-typed: namespaces x, y, z with pods a, b, c each.
 */
const SIMPLE_EXAMPLE = [
  ["deny-all", "{podSelector: {}, policyTypes: [Ingress], ingress: []}"],
  ["deny-all-for-label", "{podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: []}"],
  [
    "allow-label-to-label",
    "{podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {pod: c}}}]}]}",
  ],
  ["allow-all-for-label", "{podSelector: {matchLabels: {pod: b}}, policyTypes: [Ingress], ingress: [{}]}"],
  [
    "allow-by-ip",
    "{podSelector: {matchLabels: {pod: c}}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/24}}]}]}",
  ],
  ["deny-all-egress", "{podSelector: {}, policyTypes: [Egress], egress: []}"],
  [
    "allow-all-egress-by-label",
    "{podSelector: {matchExpressions: [{key: pod, operator: In, values: [a, b]}]}, policyTypes: [Egress], egress: [{}]}",
  ],
]
  .map(([name, spec]) => `kind: NetworkPolicy\nmetadata: {name: ${name}, namespace: "y"}\nspec: ${spec}\n`)
  .join("---\n");
const PODS = ["x/a", "x/b", "x/c", "y/a", "y/b", "y/c", "z/a", "z/b", "z/c"];
const ADDRESSES = [
  "192.168.1.8",
  "192.168.1.9",
  "192.168.1.10",
  "192.168.1.11",
  "192.168.1.12",
  "192.168.1.13",
  "192.168.1.11",
  "192.168.1.12",
  "192.168.1.13",
];
const INGRESS = [
  "...X.X...",
  "...X.X...",
  "...X.X...",
  "...X.X...",
  "...X.X...",
  ".....X...",
  "...X.X...",
  "...X.X...",
  "...X.X...",
];
const EGRESS = [
  ".........",
  ".........",
  ".........",
  ".........",
  ".........",
  "XXXXXXXXX",
  ".........",
  ".........",
  ".........",
];
const COMBINED = [
  "...X.X...",
  "...X.X...",
  "...X.X...",
  "...X.X...",
  "...X.X...",
  "XXXXXXXXX",
  "...X.X...",
  "...X.X...",
  "...X.X...",
];

function endpoint(namespace: string, pod: string, address: string | null = null): Endpoint {
  return { namespace, namespaceLabels: { ns: namespace }, labels: { pod }, isHostNetwork: false, address };
}
const points = PODS.map((id, index) => endpoint(id.slice(0, 1), id.slice(2), ADDRESSES[index]));
const policiesOf = (text: string) => clusterOf(text, 1, "manifests").policies;

describe("NetworkPolicies against the table of cyclonus", () => {
  const policies = policiesOf(SIMPLE_EXAMPLE);
  test.each([
    ["ingress", enters, INGRESS],
    ["egress", leaves, EGRESS],
    ["combined", connects, COMBINED],
  ] as const)("%s", (_, passes, table) => {
    const found = points.map((from) => points.map((to) => (passes(policies, from, to) ? "." : "X")).join(""));
    expect(found).toEqual(table);
  });
});

describe("what a policy means", () => {
  const one = (spec: string) => policiesOf(`kind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: ${spec}\n`);
  const [from, to] = [endpoint("z", "a"), endpoint("x", "b")];

  test("without policyTypes it is about ingress, and about egress when it has egress rules", () => {
    const both = one("{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}");
    expect(enters(both, from, to)).toBe(false);
    expect(leavesTo(both, to, "10.1.2.3", 80)).toBe(true);
    expect(leavesTo(both, to, "169.254.169.254", 80)).toBe(false);
    expect(leavesTo(one("{podSelector: {}}"), to, "169.254.169.254", 80)).toBe(true);
  });

  test("two selectors in one peer both have to match; in two peers either does", () => {
    const joined = one(
      "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {ns: z}}, podSelector: {matchLabels: {pod: b}}}]}]}",
    );
    expect(enters(joined, from, to)).toBe(false);
    const apart = one(
      "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {ns: z}}}, {podSelector: {matchLabels: {pod: b}}}]}]}",
    );
    expect(enters(apart, from, to)).toBe(true);
  });

  test("a range leaves out its exceptions, and ports count for an outside address", () => {
    const spec =
      "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}], ports: [{port: 443}, {port: 8000, endPort: 8100}]}]}";
    expect(leavesTo(one(spec), to, "169.254.169.254", 443)).toBe(false);
    expect(leavesTo(one(spec), to, "52.1.1.1", 443)).toBe(true);
    expect(leavesTo(one(spec), to, "52.1.1.1", 80)).toBe(false);
    expect(leavesTo(one(spec), to, "52.1.1.1", 8050)).toBe(true);
  });

  test("does not hold a pod in the host's network", () => {
    const none = one("{podSelector: {}, policyTypes: [Ingress, Egress]}");
    const host = { ...to, isHostNetwork: true };
    expect(leavesTo(none, to, "169.254.169.254", 80)).toBe(false);
    expect(leavesTo(none, host, "169.254.169.254", 80)).toBe(true);
    expect(enters(none, from, host)).toBe(true);
  });

  test.each([
    ["In", "[a]", true],
    ["NotIn", "[a]", false],
    ["Exists", "[]", true],
    ["DoesNotExist", "[]", false],
  ])("the operator %s", (operator, values, expected) => {
    const [policy] = one(`{podSelector: {matchExpressions: [{key: pod, operator: ${operator}, values: ${values}}]}}`);
    expect(selects(policy?.selector ?? {}, { pod: "a" })).toBe(expected);
  });

  test("another allowing policy never takes a connection away", () => {
    const allow =
      '\n---\nkind: NetworkPolicy\nmetadata: {name: more, namespace: "y"}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}\n';
    const [before, after] = [policiesOf(SIMPLE_EXAMPLE), policiesOf(SIMPLE_EXAMPLE + allow)];
    fc.assert(
      fc.property(fc.constantFrom(...points), fc.constantFrom(...points), (a, b) => {
        if (connects(before, a, b)) expect(connects(after, a, b)).toBe(true);
      }),
    );
  });

  test("ranges", () => {
    expect(inRange("169.254.0.0/16", "169.254.169.254")).toBe(true);
    expect(inRange("0.0.0.0/0", "8.8.8.8")).toBe(true);
    expect(inRange("0.0.0.0/24", "192.168.1.8")).toBe(false);
    expect(inRange("fd00::/8", "10.0.0.1")).toBe(false);
    expect(inRange("10.0.0.5/32", "10.0.0.5")).toBe(true);
  });
});
