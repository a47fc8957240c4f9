import { expect, test } from "vitest";
import { functions } from "./functions";

const POD = ["default.svc.cluster.local", "svc.cluster.local", "cluster.local"];
const STRIPE = {
  name: "api.stripe.com",
  ndots: 5,
  search: POD,
  libc: "glibc",
  families: ["A"],
  exists: ["api.stripe.com"],
};
type Queries = { queries: { name: string; type: string; answer: string }[] };

function call(input: unknown): Queries["queries"] {
  const queries = functions.queries!;
  return (queries.output.parse(queries.call(queries.input.parse(input), null)) as Queries).queries;
}

test("three domains make four queries, and the fourth is answered", () => {
  const queries = call(STRIPE);
  expect(queries.map(({ answer }) => answer)).toEqual(["NXDOMAIN", "NXDOMAIN", "NXDOMAIN", "NOERROR"]);
  expect(queries[3]).toEqual({ name: "api.stripe.com", type: "A", answer: "NOERROR" });
});

test("A goes before AAAA for each name, whichever order is given", () => {
  const queries = call({ ...STRIPE, families: ["AAAA", "A"] });
  expect(queries).toHaveLength(8);
  expect(queries.map(({ type }) => type).slice(0, 4)).toEqual(["A", "AAAA", "A", "AAAA"]);
});

test("a dot at the end of names that are given, or of the name that exists, makes no difference to what exists", () => {
  expect(call({ ...STRIPE, exists: ["API.stripe.com."] }).at(-1)?.answer).toBe("NOERROR");
  expect(call({ ...STRIPE, name: "api.stripe.com." })).toHaveLength(1);
});

test("musl and glibc differ with ndots:2 and kubernetes.default.svc", () => {
  const input = {
    ...STRIPE,
    name: "kubernetes.default.svc",
    ndots: 2,
    exists: ["kubernetes.default.svc.cluster.local"],
  };
  expect(call(input).at(-1)).toEqual({ name: "kubernetes.default.svc.cluster.local", type: "A", answer: "NOERROR" });
  expect(call({ ...input, libc: "musl" })).toEqual([{ name: "kubernetes.default.svc", type: "A", answer: "NXDOMAIN" }]);
});

test("input that is not of the schema is refused", () => {
  expect(functions.queries!.input.safeParse({ ...STRIPE, libc: "bionic" }).success).toBe(false);
  expect(functions.queries!.input.safeParse({ ...STRIPE, families: [] }).success).toBe(false);
});
