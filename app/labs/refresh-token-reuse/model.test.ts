import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "./clock";
import { simulate } from "./model";
import { ParamsSchema, type Params } from "./params";
import { events, presets } from "./presets";

const given = (changes: Partial<Params> = {}) => ParamsSchema.parse(changes);
const run = (changes: Partial<Params> = {}) => simulate(given(changes));

function thrown(preset: string, event: string) {
  const params = given(presets.find(({ id }) => id === preset)!.params);
  return simulate(events.find(({ id }) => id === event)!.apply(params));
}

describe("when both use the chain", () => {
  test("the collision is at the owner's next renewal, and the last access token runs out after it", () => {
    const { detection, thief, log } = run();
    expect(detection).toEqual({ verdict: "detected", at: HOUR, afterTheftSeconds: 10 * MINUTE, by: "owner" });
    expect(thief).toMatchObject({ stolenToken: "R4", renewals: 1, accessSeconds: 15 * MINUTE, endedBy: "revocation" });
    expect(log.map(({ actor, decision, times }) => `${actor} ${decision} ${String(times)}`)).toEqual([
      "owner rotate 3",
      "thief rotate 1",
      "owner revoke-family 1",
      "thief deny 1",
    ]);
  });

  test("a copy that is two generations old when it is used ends the family itself", () => {
    expect(run({ delaySeconds: 30 * MINUTE })).toMatchObject({
      detection: { by: "thief" },
      thief: { accessSeconds: 0, endedBy: "refused" },
      owner: { falseSignOuts: 0 },
    });
  });

  test("a refusal and nothing else leaves the thief inside: 41 days and 3,933 renewals", () => {
    const { detection, thief } = run({ onReuse: "deny", graceSeconds: 0 });
    expect(detection.verdict).toBe("never");
    expect(thief).toMatchObject({ endedBy: "still inside", renewals: 3933 });
    expect(thief.accessSeconds).toBe(41 * DAY - 54 * MINUTE);
  });
});

describe("when they do not", () => {
  test("over a weekend: 63 hours, 252 renewals", () => {
    const { thief, detection } = run({ theftMinute: 121, awayHours: 63 });
    expect(thief.renewals).toBe(252);
    expect(thief.accessSeconds).toBe(63 * HOUR);
    expect(detection.by).toBe("owner");
  });

  test("a thief who waits is not detected, and an absolute limit ends him", () => {
    const silent = thrown("headline", "silent-thief");
    expect(silent.detection.verdict).toBe("never");
    expect(silent.thief.endedBy).toBe("still inside");
    const limited = thrown("defended", "silent-thief");
    expect(limited.thief.endedBy).toBe("absolute limit");
    expect(limited.thief.accessUntil).toBeLessThan(7 * DAY + 15 * MINUTE);
    expect(limited.thief.accessSeconds).toBeLessThan(7 * DAY);
  });

  test("an owner who is back after the limit finds the family ended, which is no detection", () => {
    const { detection, owner } = run({ theftMinute: 121, awayHours: 200, absoluteDays: 7 });
    expect(detection.verdict).toBe("never");
    expect(owner.falseSignOuts).toBe(0);
  });

  test("with a token of his own the thief needs nobody: one fork, and never a used token again", () => {
    const { log, detection } = run({ repeats: "own", strategy: "trails", delaySeconds: 2 });
    expect(log.filter(({ isFork }) => isFork)).toHaveLength(1);
    expect(detection.verdict).toBe("never");
  });

  test("a follower shares the leaf for good, until repeats in a row are flagged", () => {
    const following = { strategy: "trails", delaySeconds: 2 } as const;
    expect(run(following).detection.verdict).toBe("never");
    const flagged = run({ ...following, flagAfter: 4 });
    expect(flagged.detection).toMatchObject({ by: "flag", at: 105 * MINUTE + 2 });
    expect(flagged.thief.renewals).toBe(3);
  });

  test("the bug of 1617: an older generation gets tokens, which the rule of one predecessor refuses", () => {
    const old = { graceSeconds: 1000, delaySeconds: 1560 };
    expect(run({ ...old, repeats: "any" }).thief.accessSeconds).toBeGreaterThan(DAY);
    expect(run({ ...old, repeats: "same" }).thief.accessSeconds).toBe(0);
  });

  test("the sign-in cookie brings the thief back unless its session ends too", () => {
    const stolen = { cookieStolen: true };
    expect(run({ ...stolen, endsSignIn: true }).thief.accessSeconds).toBe(15 * MINUTE);
    const back = run({ ...stolen, endsSignIn: false }).thief;
    expect(back.cameBack).toBe(true);
    expect(back.accessUntil).toBe(30 * DAY);
  });
});

describe("honest repeats", () => {
  test.each(["two-tabs", "lost-response"])("%s: the same successor with a grace, a sign-out without", (event) => {
    expect(thrown("headline", event).owner.falseSignOuts).toBe(0);
    expect(thrown("headline", event).log.some(({ decision }) => decision === "same-successor")).toBe(true);
    expect(thrown("naive", event).owner.falseSignOuts).toBe(1);
  });

  test("a second tab that is only refused signs nobody out", () => {
    expect(run({ onReuse: "deny", graceSeconds: 0, tabsAtOnce: true }).owner.falseSignOuts).toBe(0);
  });

  test.each([
    [0, 9000],
    [2, 270],
    [10, 18],
    [3600, 0],
  ])("a grace of %d s leaves %d false sign-outs a day", (graceSeconds, expected) => {
    expect(run({ graceSeconds }).repeats.falsePerDay).toBeCloseTo(expected, 1);
  });

  test("0.15% of 6 million renewals are 9,000 a day", () => {
    expect(run().repeats.perDay).toBeCloseTo(9000, 6);
  });
});

describe("61 thefts by chance", () => {
  test("about those are detected whose owner comes back", () => {
    const { detected, count } = run().thefts;
    expect(count).toBe(61);
    expect(detected).toBeGreaterThan(30);
    expect(detected).toBeLessThan(48);
    expect(run({ goneShare: 0 }).thefts.detected).toBe(61);
    expect(run({ goneShare: 100 }).thefts.detected).toBe(0);
  });

  test("the seed decides", () => {
    expect(run({ seed: 3 }).thefts).toEqual(run({ seed: 3 }).thefts);
    expect(run({ seed: 3 }).thefts).not.toEqual(run({ seed: 4 }).thefts);
  });
});

const params = fc
  .record({
    graceSeconds: fc.constantFrom(0, 2, 10, 60, 1000, 3600),
    repeats: fc.constantFrom("same", "own", "any"),
    onReuse: fc.constantFrom("revoke", "deny"),
    absoluteDays: fc.constantFrom(0, 1, 7),
    flagAfter: fc.constantFrom(0, 4),
    accessMinutes: fc.integer({ min: 5, max: 60 }),
    refreshMinutes: fc.integer({ min: 5, max: 60 }),
    activeMinutes: fc.integer({ min: 1, max: 600 }),
    awayHours: fc.constantFrom(0, 15, 63),
    theftMinute: fc.integer({ min: 0, max: 700 }),
    strategy: fc.constantFrom("uses", "waits", "trails"),
    delaySeconds: fc.constantFrom(0, 2, 240, 5000),
    cookieStolen: fc.boolean(),
    endsSignIn: fc.boolean(),
    tabsAtOnce: fc.boolean(),
    responseLost: fc.boolean(),
    horizonDays: fc.constantFrom(1, 10, 41),
    thefts: fc.constant(5),
  })
  .map((changes) => given(changes as Partial<Params>));

test("any params: access fits the time watched, and nothing happens before its time", () => {
  fc.assert(
    fc.property(params, (one) => {
      const { thief, detection, log } = simulate(one);
      expect(thief.accessSeconds).toBeGreaterThanOrEqual(0);
      expect(thief.accessSeconds).toBeLessThanOrEqual(one.horizonDays * DAY);
      expect(thief.accessSeconds > 0).toBe(thief.renewals > 0);
      if (thief.firstUseAt !== null) expect(thief.firstUseAt).toBeGreaterThanOrEqual(thief.stolenAt);
      if (detection.at !== null) expect(detection.at).toBeGreaterThanOrEqual(thief.stolenAt);
      for (const [index, entry] of log.entries()) {
        expect(entry.at).toBeGreaterThanOrEqual(index === 0 ? 0 : log[index - 1]!.at);
      }
    }),
  );
});

test("any params: after a revocation nobody gets a token, and a thief is out one access token later", () => {
  fc.assert(
    fc.property(params, (one) => {
      const { log, thief } = simulate(one);
      const revoked = log.findIndex(({ decision }) => decision === "revoke-family");
      if (revoked < 0) return;
      expect(log.slice(revoked + 1).every(({ decision }) => decision === "deny")).toBe(true);
      if (thief.accessUntil === null || thief.cameBack) return;
      expect(thief.accessUntil).toBeLessThanOrEqual(log[revoked]!.at + one.accessMinutes * MINUTE);
    }),
  );
});

test("any params: an absolute limit never lengthens the stay", () => {
  fc.assert(
    fc.property(params, (one) => {
      const open = simulate({ ...one, absoluteDays: 0, cookieStolen: false });
      const limited = simulate({ ...one, absoluteDays: 1, cookieStolen: false });
      expect(limited.thief.accessSeconds).toBeLessThanOrEqual(open.thief.accessSeconds + 1e-6);
    }),
  );
});

test("any params: a longer grace means no more false sign-outs", () => {
  fc.assert(
    fc.property(params, fc.integer({ min: 1, max: 4000 }), (one, more) => {
      const longer = { ...one, graceSeconds: one.graceSeconds + more };
      expect(simulate(longer).repeats.falsePerDay).toBeLessThanOrEqual(simulate(one).repeats.falsePerDay + 1e-9);
    }),
  );
});
