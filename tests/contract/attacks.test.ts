import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLibrary } from "../../app/content/library.server";
import { FILLER } from "../../app/domain/evaluation/attack-texts";
import {
  attack,
  FAMILIES,
  targetOf,
  type Family,
  type Outcome,
  type Target,
} from "../../app/domain/evaluation/attacks";
import { compileScenario, grade } from "../../app/domain/grading/grade";

/** Share of attempts that must fail in each family, and over all of them (design target of the grader). */
const FAMILY_FLOOR = 0.8;
const TOTAL_FLOOR = 0.95;
/** The same for what should hold always: fine words raised 4 of 360 criteria with three scenarios, 12 of 360 with six; order 1 of 150. */
const PROPERTY_FLOORS = { filler: 0.96, order: 0.98, question: 1 } as const;
const DRAWS = { numRuns: 60, seed: 20_261_124 };
const SEED = DRAWS.seed;
/** Every scenario of the library is graded some fifty times in here. */
const LONG_MS = 300_000;

const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const targets = library.scenarios.map((loaded) => targetOf({ ...loaded, compiled: compileScenario(loaded) }));
const byId = targets.map((target) => [target.scenario.id, target] as const);

const known = new Map<string, Outcome[]>();
/** The attempts of a family at every scenario, made once. */
function outcomes(family: Family): Outcome[] {
  const found = known.get(family.id) ?? targets.flatMap((target) => attack(target, family, SEED));
  known.set(family.id, found);
  return found;
}
const share = (found: readonly Outcome[]): number => found.filter((one) => one.isResisted).length / found.length;
const told = ({ scenario, criterion, level, text }: Outcome): string =>
  `${scenario} ${criterion}=${String(level)}: ${text.slice(0, 80)}`;

describe("an attempt to earn levels without reasoning fails:", () => {
  test.each(FAMILIES.map((family) => [family.title, family] as const))(
    "%s",
    (_title, family) => {
      const found = outcomes(family);
      expect(found.length).toBeGreaterThanOrEqual(3 * targets.length);
      const through = found.filter((outcome) => !outcome.isResisted).map(told);
      expect(share(found), through.slice(0, 12).join("\n")).toBeGreaterThanOrEqual(FAMILY_FLOOR);
    },
    LONG_MS,
  );

  test(
    "over all fourteen families together",
    () => {
      expect(new Set(FAMILIES.map(({ id }) => id)).size).toBe(14);
      const shares = FAMILIES.map((family) => ({ id: family.id, share: share(outcomes(family)) }));
      const mean = shares.reduce((sum, one) => sum + one.share, 0) / shares.length;
      expect(mean, shares.map((one) => `${one.id} ${one.share.toFixed(3)}`).join("\n")).toBeGreaterThanOrEqual(
        TOTAL_FLOOR,
      );
    },
    LONG_MS,
  );
});

test.each(byId)("%s: an honest answer that reasons stands above the one that recites", (_id, target) => {
  const recited = grade(target.compiled, target.knowledge).score ?? 0;
  for (const text of target.strong) expect(grade(target.compiled, text).score ?? 0).toBeGreaterThan(recited);
});

/** An answer to a scenario, of paragraphs of its marked texts in any order. */
const PARAGRAPHS = 5;
const answers = fc.constantFrom(...targets).chain((target) =>
  fc.record({
    target: fc.constant(target),
    paragraphs: fc.shuffledSubarray(paragraphsOf(target), { minLength: 2, maxLength: PARAGRAPHS }),
  }),
);

function paragraphsOf({ strong, knowledge, examples }: Target): string[] {
  const passages = examples.filter(({ kind }) => kind === "passage").map(({ text }) => text);
  return [...[...strong, knowledge].flatMap((text) => text.split(/\n\s*\n/)), ...passages.slice(0, 20)];
}
const levels = (target: Target, text: string): Record<string, number | null> =>
  Object.fromEntries(grade(target.compiled, text).criteria.map(({ id, level }) => [id, level]));

/** Runs a property and gives the share of criteria for which it holds, with those for which it does not. */
function measure<T>(cases: readonly T[], check: (one: T) => { holds: boolean; what: string }[]) {
  const checked = cases.flatMap(check);
  const failed = checked.filter(({ holds }) => !holds).map(({ what }) => what);
  return { share: 1 - failed.length / Math.max(1, checked.length), failed };
}

test(
  "fine words never raise a level",
  () => {
    const { share: held, failed } = measure(fc.sample(answers, DRAWS), ({ target, paragraphs }) => {
      const honest = levels(target, paragraphs.join("\n\n"));
      const padded = levels(target, [FILLER, ...paragraphs, FILLER].join("\n\n"));
      return Object.entries(padded).map(([id, level]) => ({
        holds: honest[id] === null || (level ?? 0) <= (honest[id] ?? 0),
        what: `${target.scenario.id} ${id}: ${String(honest[id])} -> ${String(level)}`,
      }));
    });
    expect(held, failed.join("\n")).toBeGreaterThanOrEqual(PROPERTY_FLOORS.filler);
  },
  LONG_MS,
);

test(
  "the order of paragraphs changes no level",
  () => {
    const { share: held, failed } = measure(fc.sample(answers, DRAWS), ({ target, paragraphs }) => {
      const before = levels(target, paragraphs.join("\n\n"));
      const after = levels(target, [...paragraphs].reverse().join("\n\n"));
      return Object.keys(before).map((id) => ({
        holds: before[id] === after[id],
        what: `${target.scenario.id} ${id}: ${String(before[id])} -> ${String(after[id])}`,
      }));
    });
    expect(held, failed.join("\n")).toBeGreaterThanOrEqual(PROPERTY_FLOORS.order);
  },
  LONG_MS,
);

test(
  "pasting the question, whole or in part, once or often, earns nothing",
  () => {
    const pasted = fc.constantFrom(...targets).chain((target) => {
      const { question, brief } = target.scenario;
      const parts = [question, brief.story, ...question.split(/(?<=[.?!])\s+/), ...brief.story.split(/\n\s*\n/)];
      return fc.record({
        target: fc.constant(target),
        paragraphs: fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }),
      });
    });
    const { share: held, failed } = measure(fc.sample(pasted, DRAWS), ({ target, paragraphs }) =>
      Object.entries(levels(target, paragraphs.join("\n\n"))).map(([id, level]) => ({
        holds: (level ?? 0) === 0,
        what: `${target.scenario.id} ${id}=${String(level)}: ${paragraphs.join(" / ").slice(0, 160)}`,
      })),
    );
    expect(held, failed.join("\n")).toBeGreaterThanOrEqual(PROPERTY_FLOORS.question);
  },
  LONG_MS,
);
