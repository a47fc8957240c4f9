import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { candidatesOf, existingNames, LIBCS, namesAsked, wordsOf, type Libc } from "./names";

const DEFAULT = ["default.svc.cluster.local", "svc.cluster.local", "cluster.local"];

function listed(name: string, ndots: number, search: readonly string[], libc: Libc): string[] {
  return candidatesOf({ name, ndots, search, libc }).map((candidate) => candidate.name);
}

describe("the order that captures and sources show", () => {
  test.each(LIBCS)("%s: api.stripe.com with three domains asks four names in the captured order", (libc) => {
    // moabukar.co.uk/blog/k8s-ndots-problem, tcpdump of a pod in the namespace default
    expect(listed("api.stripe.com", 5, DEFAULT, libc)).toEqual([
      "api.stripe.com.default.svc.cluster.local",
      "api.stripe.com.svc.cluster.local",
      "api.stripe.com.cluster.local",
      "api.stripe.com",
    ]);
  });

  test.each(LIBCS)("%s: api.stripe.com with four domains asks five names", (libc) => {
    // mercemay.top/posts/ndots5-and-the-dns-tax-in-kubernetes
    const search = ["mynamespace.svc.cluster.local", "svc.cluster.local", "cluster.local", "example.internal"];
    expect(listed("api.stripe.com", 5, search, libc)).toEqual([
      ...search.map((domain) => `api.stripe.com.${domain}`),
      "api.stripe.com",
    ]);
  });

  test("ndots:2 and kubernetes.default.svc: glibc and Go fall back to the search list, musl stops", () => {
    // dev.to/bianbbc87, reproduced there on kind
    const exists = existingNames(["kubernetes.default.svc.cluster.local"]);
    const asked = (libc: Libc) =>
      namesAsked({ name: "kubernetes.default.svc", ndots: 2, search: DEFAULT, libc }, exists).map(
        ({ name, answer }) => `${name} ${answer}`,
      );
    const found = [
      "kubernetes.default.svc NXDOMAIN",
      "kubernetes.default.svc.default.svc.cluster.local NXDOMAIN",
      "kubernetes.default.svc.svc.cluster.local NXDOMAIN",
      "kubernetes.default.svc.cluster.local NOERROR",
    ];
    expect(asked("glibc")).toEqual(found);
    expect(asked("go")).toEqual(found);
    expect(asked("musl")).toEqual(["kubernetes.default.svc NXDOMAIN"]);
  });

  test("with fewer dots than ndots musl uses the search list, as it has since 1.1.13", () => {
    expect(listed("kubernetes.default", 5, DEFAULT, "musl")).toHaveLength(4);
  });
});

describe("the corners of each resolver", () => {
  test.each(LIBCS)("%s: a dot at the end asks for one name", (libc) => {
    expect(listed("ledger.", 5, DEFAULT, libc)).toEqual(["ledger"]);
  });

  test("a root in the search list is the name itself for glibc, once; musl and Go skip it", () => {
    expect(listed("a.b", 5, [".", "cluster.local"], "glibc")).toEqual(["a.b", "a.b.cluster.local"]);
    expect(listed("a.b", 5, [".", "cluster.local"], "musl")).toEqual(["a.b.cluster.local", "a.b"]);
    expect(listed("a.b", 5, [".", "cluster.local"], "go")).toEqual(["a.b.cluster.local", "a.b"]);
  });

  test("musl leaves out a search line that does not fit its 256 bytes", () => {
    const domain = (length: number) => [`${"d".repeat(60)}.`.repeat(5).slice(0, length - 1) + "x"];
    expect(listed("a", 5, domain(247), "musl")).toHaveLength(2);
    expect(listed("a", 5, domain(248), "musl")).toEqual(["a"]);
    expect(listed("a", 5, domain(248), "glibc")).toHaveLength(2);
  });

  test("Go asks DNS for no .onion name", () => {
    expect(listed("x.onion", 1, ["cluster.local"], "go")).toEqual(["x.onion.cluster.local"]);
    expect(listed("x.onion.", 1, [], "go")).toEqual([]);
    expect(listed("x.onion", 1, [], "glibc")).toEqual(["x.onion"]);
  });

  test("names that do not fit a message are left out", () => {
    const long = `${"a".repeat(60)}.`.repeat(4).slice(0, -1);
    expect(listed(long, 5, ["cluster.local"], "glibc")).toEqual([long]);
  });

  test("more than 15 dots count as enough for any ndots", () => {
    const name = "a".repeat(16).split("").join(".");
    expect(listed(name, 15, ["cluster.local"], "musl")).toEqual([name]);
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const name = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join("."));
const request = fc.record({
  name,
  ndots: fc.integer({ min: 0, max: 15 }),
  search: fc.array(name, { maxLength: 6 }),
  libc: fc.constantFrom(...LIBCS),
});

test("any request: the name itself is asked once, and no name beyond the list", () => {
  fc.assert(
    fc.property(request, (one) => {
      const names = candidatesOf(one).map((candidate) => candidate.name);
      expect(names.filter((each) => each === one.name)).toHaveLength(1);
      expect(names.length).toBeLessThanOrEqual(one.search.length + 1);
    }),
  );
});

test("any request: only the last name has an answer, and everything before it is on the list in order", () => {
  fc.assert(
    fc.property(request, fc.array(name, { maxLength: 4 }), (one, some) => {
      const exists = existingNames([...some, ...one.search.slice(0, 1).map((domain) => `${one.name}.${domain}`)]);
      const asked = namesAsked(one, exists);
      expect(asked.slice(0, -1).every(({ answer }) => answer === "NXDOMAIN")).toBe(true);
      expect(asked.map((each) => each.name)).toEqual(
        candidatesOf(one)
          .slice(0, asked.length)
          .map((each) => each.name),
      );
    }),
  );
});

test("any request: glibc asks for every name that musl asks for", () => {
  fc.assert(
    fc.property(request, (one) => {
      const glibc = new Set(candidatesOf({ ...one, libc: "glibc" }).map((each) => each.name));
      for (const each of candidatesOf({ ...one, libc: "musl" })) expect(glibc).toContain(each.name);
    }),
  );
});

test("a text is split at spaces and lines, and loses the dots at the ends of its words", () => {
  expect(wordsOf(" a.b.\n c  .\n")).toEqual(["a.b", "c", "."]);
});
