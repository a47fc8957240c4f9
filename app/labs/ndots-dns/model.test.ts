import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabInputError } from "../kit/lab";
import { lookupTimes, mean, quantile } from "./distribution";
import { simulate } from "./model";
import { ParamsSchema, type Params } from "./params";

const with_ = (changes: Partial<Params> = {}) => ParamsSchema.parse(changes);
const run = (changes: Partial<Params> = {}) => simulate(with_(changes));

describe("the scenario's arithmetic", () => {
  test("today: five names, ten queries, 4,000 a second, 20 ms, two stalls a second", () => {
    const { lookup, load, latency, stalls } = run();
    expect(lookup).toMatchObject({ names: 5, queries: 10, wastedQueries: 8, ms: 20 });
    expect(load).toMatchObject({ queriesPerSecond: 4000, nxdomainShare: 0.8, nxdomainRatio: 4 });
    expect(latency.p50Ms).toBe(20);
    expect(stalls.perHour / 3600).toBeCloseTo(2, 1);
  });

  test("ndots:2 leaves two queries, 800 a second, and 0.4 stalls a second", () => {
    const { lookup, load, stalls, latency } = run({ ndots: 2 });
    expect(lookup.queries).toBe(2);
    expect(load.queriesPerSecond).toBe(800);
    expect(latency.p50Ms).toBe(4);
    expect(stalls.perHour / 3600).toBeCloseTo(0.4);
  });

  test("single-request doubles the rounds and ends the race; musl does not know it", () => {
    const serial = run({ sending: "single-request" });
    expect(serial.latency.p50Ms).toBe(40);
    expect(serial.stalls.perHour).toBe(0);
    expect(run({ sending: "single-request", libc: "musl" }).stalls.perHour).toBeGreaterThan(7000);
  });

  test("with an agent 14.4 of 2,400 queries go on to cluster DNS, and the median is 2 ms", () => {
    const { load, latency, stalls } = run({ path: "agent" });
    expect(load.queriesPerSecond).toBe(4000);
    expect(load.clusterQueriesPerSecond).toBeCloseTo(14.4);
    expect(latency.p50Ms).toBeCloseTo(2);
    expect(stalls.perHour).toBe(0);
  });

  test("a zero-dot name, five domains, A and AAAA: twelve packets, ten of them NXDOMAIN", () => {
    const search = "a.svc.cluster.local svc.cluster.local cluster.local x.internal y.internal";
    const { lookup } = run({ name: "printer", search, exists: "printer" });
    expect(lookup).toMatchObject({ packets: 12, wastedQueries: 10, verdict: "found" });
  });
});

describe("a lost packet", () => {
  test("glibc waits 5 s, repeats both types one after the other, and stays serial", () => {
    const { steps, lookup } = run({ lostAt: 2 });
    expect(lookup.ms).toBe(4 + 5000 + 2 * 4 + 3 * 8);
    expect(steps.map((step) => step.isSerial)).toEqual([false, false, true, true, true]);
    expect(steps[1]).toMatchObject({ lost: "AAAA", waitedMs: 5000, packets: 4 });
    expect(lookup.packets).toBe(12);
  });

  test("musl waits timeout / attempts and repeats what is missing", () => {
    const { lookup } = run({ lostAt: 1, libc: "musl" });
    expect(lookup.ms).toBe(2500 + 4 + 4 * 4);
    expect(lookup.packets).toBe(11);
  });

  test.each([{ libc: "go" }, { path: "agent" }, { families: "A" }, { sending: "single-request-reopen" }] as const)(
    "does not happen by the race with %j",
    (changes) => {
      expect(run({ ...changes, lostAt: 1 }).lookup.waitedMs).toBe(0);
    },
  );

  test("elsewhere on the way it hits Go and single types as well", () => {
    expect(run({ libc: "go", lossPercent: 1, lostAt: 1 }).lookup.waitedMs).toBe(5000);
    expect(run({ families: "A", lossPercent: 1, lostAt: 1 }).steps[0]).toMatchObject({ lost: "A", packets: 2 });
  });
});

describe("reading the input", () => {
  test.each(["", "a..b", ".", "a b", `${"x".repeat(64)}.com`])("'%s' is no host name", (name) => {
    expect(() => run({ name })).toThrow(LabInputError);
  });

  test("33 search domains are one too many", () => {
    const domains = (count: number) => Array.from({ length: count }, (_, at) => `d${String(at)}.example`).join("\n");
    expect(() => run({ search: domains(33) })).toThrow(/33 domains/);
    expect(run({ search: domains(32) }).lookup.names).toBe(33);
  });
});

const params = fc
  .record({
    ndots: fc.integer({ min: 0, max: 15 }),
    libc: fc.constantFrom("glibc", "musl", "go"),
    families: fc.constantFrom("both", "A", "AAAA"),
    sending: fc.constantFrom("parallel", "single-request", "single-request-reopen"),
    path: fc.constantFrom("service", "agent"),
    racePercent: fc.double({ min: 0, max: 50, noNaN: true }),
    lossPercent: fc.double({ min: 0, max: 50, noNaN: true }),
    agentHitPercent: fc.double({ min: 0, max: 100, noNaN: true }),
    forwardMs: fc.integer({ min: 0, max: 2000 }),
    lostAt: fc.integer({ min: 0, max: 6 }),
    name: fc.constantFrom("api.payments.example", "stock.warehouse.svc", "ledger", "nowhere.example", "ledger."),
  })
  .map((changes) => with_(changes as Partial<Params>));

test("any params: queries are NXDOMAIN or NOERROR, names follow each other, and packets cover queries", () => {
  fc.assert(
    fc.property(params, (one) => {
      const { load, steps, lookup } = simulate(one);
      expect(load.nxdomainPerSecond + load.noerrorPerSecond).toBeCloseTo(load.queriesPerSecond);
      expect(load.clusterQueriesPerSecond).toBeLessThanOrEqual(load.queriesPerSecond + 1e-9);
      for (const [index, step] of steps.entries()) expect(step.startMs).toBe(index === 0 ? 0 : steps[index - 1]!.endMs);
      expect(lookup.packets).toBeGreaterThanOrEqual(lookup.queries);
    }),
  );
});

test("any params: shares sum to one, quantiles rise, and the mean lies between the least and the most", () => {
  fc.assert(
    fc.property(params, (one) => {
      const names = simulate(one).steps;
      const times = lookupTimes(names, one);
      expect(times.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
      const [low, mid, high] = [0, 0.5, 0.999].map((wanted) => quantile(times, wanted)) as [number, number, number];
      expect(low).toBeLessThanOrEqual(mid);
      expect(mid).toBeLessThanOrEqual(high);
      expect(mean(times)).toBeGreaterThanOrEqual(low - 1e-6);
    }),
  );
});

test("any params: another search domain never makes fewer queries for a name outside it", () => {
  fc.assert(
    fc.property(params, (one) => {
      const more = { ...one, search: `${one.search}\ncorp.internal` };
      expect(simulate(more).lookup.queries).toBeGreaterThanOrEqual(simulate(one).lookup.queries);
    }),
  );
});

test("any params: more loss means no fewer stalls", () => {
  fc.assert(
    fc.property(params, (one) => {
      const worse = { ...one, racePercent: Math.min(50, one.racePercent + 1) };
      expect(simulate(worse).stalls.perLookupShare).toBeGreaterThanOrEqual(simulate(one).stalls.perLookupShare);
    }),
  );
});
