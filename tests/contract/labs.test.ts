import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { loadLibrary } from "../../app/content/library.server";
import { fieldsOf } from "../../app/labs/kit/fields";
import { SERVER_EVENTS, type ClaimCheck, type Lab, type LabParams } from "../../app/labs/kit/lab";
import { paramsOf } from "../../app/labs/kit/params-of";
import { valueAt } from "../../app/labs/kit/paths-into";
import { LABS } from "../../app/labs/registry";

/** Every lab keeps the contract of app/labs/kit/lab.ts: this is what a new one has to pass before anything else. */
const labs = Object.values(LABS);
const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const quiet = { trace: null, progress: () => undefined };

function setUps(lab: Lab): { name: string; params: LabParams }[] {
  return lab.presets.flatMap(({ id }) => [
    { name: id, params: paramsOf(lab, { preset: id }) },
    ...lab.events.map((event) => ({
      name: `${id} + ${event.id}`,
      params: paramsOf(lab, { preset: id, events: [event.id] }),
    })),
  ]);
}

function hasUniqueIds(list: readonly { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}

describe.each(labs.map((lab) => [lab.id, lab] as const))("the lab %s", (id, lab) => {
  test("is held under its own id, and names fields, presets, events, predictions and drills once each", () => {
    expect(LABS[id]).toBe(lab);
    expect(fieldsOf(lab.params).length).toBeGreaterThan(0);
    for (const list of [lab.presets, lab.events, lab.predictions, lab.drills]) expect(hasUniqueIds(list)).toBe(true);
    expect(lab.presets.map((preset) => preset.id)).toEqual(expect.arrayContaining(["headline", "naive", "defended"]));
    expect(lab.events.length).toBeGreaterThan(0);
    expect(lab.predictions.length).toBeGreaterThan(0);
  });

  test("defaults are valid, and params and result have a JSON Schema", () => {
    expect(lab.params.safeParse({}).error).toBeUndefined();
    expect(lab.params.safeParse({ "no-such-param": 1 }).success).toBe(false);
    expect(z.toJSONSchema(lab.params, { io: "input" })).toHaveProperty("properties");
    expect(z.toJSONSchema(lab.result)).toBeTypeOf("object");
  });

  test("every preset, alone and under every event, gives a result of its schema, the same twice, in server time", () => {
    for (const { name, params } of setUps(lab)) {
      expect(lab.work(params, null), name).toBeLessThanOrEqual(SERVER_EVENTS);
      const result = lab.run(params, quiet);
      expect(lab.result.safeParse(result).error, name).toBeUndefined();
      expect(JSON.stringify(lab.run(params, quiet)), name).toBe(JSON.stringify(result));
      expect(JSON.parse(JSON.stringify(result)), name).toEqual(result);
    }
  });

  test("three sentences each rest on a number of the result, and one question comes back", () => {
    for (const { name, params } of setUps(lab)) {
      const result = lab.run(params, quiet);
      const { sentences, question } = lab.explain(result, params);
      for (const { text, path, shown } of sentences) {
        expect(typeof valueAt(result, path), `${name}: ${path}`).toBe("number");
        expect(text, name).toContain(shown);
        expect(shown, name).toMatch(/\d/);
      }
      expect(question.text, name).toMatch(/\?$/);
    }
  });

  test("the outcome says what broke first, or that nothing did", () => {
    for (const { name, params } of setUps(lab)) {
      const { verdict, firstCause, headline } = lab.outcome(lab.run(params, quiet), params);
      expect(firstCause === null, name).toBe(verdict === "survived");
      expect(headline.length, name).toBeGreaterThan(20);
    }
  });

  test("a naive design breaks under some event, and the defended one survives it unharmed or degraded", () => {
    const verdicts = (preset: string) =>
      lab.events.map((event) => {
        const params = paramsOf(lab, { preset, events: [event.id] });
        return lab.outcome(lab.run(params, quiet), params).verdict;
      });
    expect(verdicts("naive")).toContain("failed");
    expect(verdicts("defended")).not.toContain("failed");
  });

  test("tables have one value per column", () => {
    for (const { name, params } of setUps(lab)) {
      const tables = lab.tables(lab.run(params, quiet), params);
      expect(tables.length, name).toBeGreaterThan(0);
      for (const table of tables) {
        for (const row of table.rows) expect(row.length, `${name}: ${table.id}`).toBe(table.columns.length);
      }
    }
  });

  test("predictions have an answer in every run of the presets", () => {
    for (const { name, params } of setUps(lab)) {
      const result = lab.run(params, quiet);
      for (const prediction of lab.predictions) {
        const actual = prediction.actual(result, params);
        if (prediction.kind === "choice") {
          expect(
            prediction.options.map((option) => option.id),
            name,
          ).toContain(actual);
        } else if (actual !== null) {
          if (typeof actual !== "number") throw new Error(`${prediction.id} has no number.`);
          expect(Number.isFinite(actual), `${name}: ${prediction.id}`).toBe(true);
          expect(prediction.tolerance(actual)).toBeGreaterThan(0);
        }
      }
    }
  });

  test("the claim is reproduced under its assumptions, and stops being true where it says", () => {
    expect(lab.claim.assumptions.length).toBeGreaterThan(0);
    expect(lab.claim.stops.length).toBeGreaterThan(0);
    expect(lab.claim.sources.length).toBeGreaterThan(0);
    for (const check of [...lab.claim.reproduces, ...lab.claim.stops]) holds(lab, check);
  });

  test("what it points to in its scenario exists", () => {
    const entry = library.scenarios.find((one) => one.id === id);
    const points = [
      ...lab.drills.map((drill) => drill.criterionId),
      ...setUps(lab).flatMap(({ params }) => {
        const result = lab.run(params, quiet);
        return [lab.outcome(result, params).criterionId, lab.explain(result, params).question.criterionId];
      }),
    ];
    if (entry === undefined) return;
    const criteria = entry.rubric.criteria.map((criterion) => criterion.id);
    for (const point of points) expect(criteria).toContain(point);
    for (const drill of lab.drills) {
      expect(() => paramsOf(lab, { preset: drill.preset, events: drill.events })).not.toThrow();
      expect(lab.predictions.map((one) => one.id)).toContain(drill.prediction);
    }
    const fields = new Set(fieldsOf(lab.params).map((field) => field.key));
    for (const field of lab.designFields) expect(fields.has(field.param)).toBe(true);
  });
});

function holds(lab: Lab, check: ClaimCheck): void {
  const params = paramsOf(lab, { preset: check.preset, changes: check.params ?? {}, events: check.events ?? [] });
  const actual = valueAt(lab.run(params, quiet), check.path);
  if (typeof check.expected === "string") expect(actual, check.says).toBe(check.expected);
  else
    expect(Math.abs(Number(actual) - check.expected), `${check.says}: ${String(actual)}`).toBeLessThanOrEqual(
      check.tolerance,
    );
}

test("the registry holds labs", () => {
  expect(labs.length).toBe(Object.keys(LABS).length);
});
