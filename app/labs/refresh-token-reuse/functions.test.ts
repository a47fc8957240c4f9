import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabInputError } from "../kit/lab";
import { functions } from "./functions";

type Step = [at: number, presents: string, actor?: string];
type Out = { decisions: { at: number; actor: string; presents: string; decision: string; issued: string | null }[] };

function decide(graceSeconds: number, steps: readonly Step[]): Out["decisions"] {
  const events = functions.events!;
  const input = { graceSeconds, events: steps.map(([at, presents, actor = "client"]) => ({ at, actor, presents })) };
  return (events.output.parse(events.call(events.input.parse(input), null)) as Out).decisions;
}

function short(graceSeconds: number, steps: readonly Step[]): string[] {
  return decide(graceSeconds, steps).map(({ decision, issued }) => `${decision} ${issued ?? "-"}`);
}

describe("cases from outside", () => {
  test("django-oauth-toolkit 1617: R1 after R3 is refused and ends the family, in a grace of 1,000 s", () => {
    expect(
      short(1000, [
        [0, "R1"],
        [10, "R2"],
        [20, "R1"],
        [30, "R3"],
      ]),
    ).toEqual(["rotate R2", "rotate R3", "revoke-family -", "deny -"]);
  });

  test("django-oauth-toolkit 702: a retry of R1 inside the grace gets the R2 of the first refresh, every time", () => {
    expect(
      short(120, [
        [0, "R1"],
        [3, "R1"],
        [90, "R1"],
        [100, "R2"],
      ]),
    ).toEqual(["rotate R2", "same-successor R2", "same-successor R2", "rotate R3"]);
  });

  test("Curity's default of 0 s revokes at once, Connect2id's 5 s allow a retry after 3", () => {
    const steps: Step[] = [
      [0, "R1"],
      [3, "R1"],
    ];
    expect(short(0, steps)).toEqual(["rotate R2", "revoke-family -"]);
    expect(short(5, steps)).toEqual(["rotate R2", "same-successor R2"]);
  });

  test("60 minutes, as in exceptionless 2404: a copy used after 59 gets the owner's successor", () => {
    expect(
      short(3600, [
        [0, "R1"],
        [3540, "R1", "thief"],
      ]),
    ).toEqual(["rotate R2", "same-successor R2"]);
  });
});

describe("the corners", () => {
  test("the last second of the grace is inside, from the rotation and not from a repeat", () => {
    const at = (second: number): Step[] => [
      [0, "R1"],
      [8, "R1"],
      [second, "R1"],
    ];
    expect(short(10, at(10)).at(-1)).toBe("same-successor R2");
    expect(short(10, at(10.001)).at(-1)).toBe("revoke-family -");
  });

  test("without a grace even the same instant revokes", () => {
    expect(
      short(0, [
        [5, "R1"],
        [5, "R1"],
      ]),
    ).toEqual(["rotate R2", "revoke-family -"]);
  });

  test.each(["R2", "R0", "R01", "r1", "", "token"])("'%s' was not issued: denied, and nothing else happens", (name) => {
    expect(
      short(10, [
        [0, name],
        [1, "R1"],
      ]),
    ).toEqual(["deny -", "rotate R2"]);
  });

  test("what was given is in the answer", () => {
    expect(decide(10, [[7, "R1", "second tab"]])).toEqual([
      { at: 7, actor: "second tab", presents: "R1", decision: "rotate", issued: "R2" },
    ]);
    expect(decide(10, [])).toEqual([]);
  });

  test("events that go back in time are refused, each with its place", () => {
    const wrong = () =>
      decide(10, [
        [5, "R1"],
        [4, "R1"],
        [3, "R1"],
      ]);
    expect(wrong).toThrow(LabInputError);
    expect(wrong).toThrow(/events\.1: .*\n.*events\.2: /);
  });
});

const steps = fc
  .array(fc.record({ wait: fc.integer({ min: 0, max: 30 }), token: fc.integer({ min: 1, max: 6 }) }), { maxLength: 25 })
  .map((list) => {
    let at = 0;
    return list.map(({ wait, token }): Step => {
      at += wait;
      return [at, `R${String(token)}`];
    });
  });
const grace = fc.integer({ min: 0, max: 60 });

test("any events: numbers are issued in order, one for each rotate, and a revocation is the last that issues", () => {
  fc.assert(
    fc.property(grace, steps, (graceSeconds, list) => {
      const decisions = decide(graceSeconds, list);
      const rotated = decisions.filter(({ decision }) => decision === "rotate").map(({ issued }) => issued);
      expect(rotated).toEqual(rotated.map((_, index) => `R${String(index + 2)}`));
      const revoked = decisions.findIndex(({ decision }) => decision === "revoke-family");
      if (revoked < 0) return;
      expect(decisions.slice(revoked + 1).every(({ decision }) => decision === "deny")).toBe(true);
    }),
  );
});

test("any events: the same successor was issued before, and is the newest token", () => {
  fc.assert(
    fc.property(grace, steps, (graceSeconds, list) => {
      let newest = "R1";
      for (const { decision, issued } of decide(graceSeconds, list)) {
        if (decision === "rotate") newest = issued ?? "";
        if (decision === "same-successor") expect(issued).toBe(newest);
      }
    }),
  );
});

test("any events: no token gets a rotate twice", () => {
  fc.assert(
    fc.property(grace, steps, (graceSeconds, list) => {
      const rotated = decide(graceSeconds, list).filter(({ decision }) => decision === "rotate");
      expect(new Set(rotated.map(({ presents }) => presents)).size).toBe(rotated.length);
    }),
  );
});
