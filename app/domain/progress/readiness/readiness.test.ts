import { describe, expect, test } from "vitest";
import { pastAttempt } from "../../../../tests/setup/past-attempts";
import { randomFrom } from "../../rng";
import { BARS } from "./bars";
import { beliefAfter, passChance, PRIOR, SIGMAS, STEP, type Score } from "./filter";
import { insideMass, normalTail, truncatedMoments } from "./normal";
import { chanceInterval, freshScores, readinessOf } from "./readiness";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);

/** Standard normal by Box and Muller. */
function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
/** A normal within 0..1: drawn again until it is. */
function inside(mean: number, sd: number, random: () => number, draw = gauss): number {
  for (;;) {
    const value = mean + sd * draw(random);
    if (value >= 0 && value <= 1) return value;
  }
}
/** Heavy tails: Student's t with 3 degrees of freedom, scaled to variance 1. */
function student(random: () => number): number {
  const chi = gauss(random) ** 2 + gauss(random) ** 2 + gauss(random) ** 2;
  return gauss(random) / Math.sqrt(chi / 3) / Math.sqrt(3);
}

type World = {
  noise?: typeof gauss;
  /** Added to the ability halfway. */
  jump?: number;
  /** Standard deviation of how much harder or easier one scenario is than another, on top of sigma. */
  difficulty?: number;
  /** Scores come in steps of this, as levels make them. */
  step?: number;
};

/** One learner from the prior: scores, and the true ability, scatter and moment afterwards. */
function learner(random: () => number, { noise = gauss, jump = 0, difficulty = 0, step = 0 }: World = {}) {
  const sigma = SIGMAS[Math.floor(random() * SIGMAS.length)] ?? 0.1;
  const attempts = 3 + Math.floor(random() * 18);
  let theta = inside(PRIOR.mean, PRIOR.sd, random);
  let at = START_MS;
  const scores: Score[] = [];
  for (let n = 0; n < attempts; n += 1) {
    if (n > 0) {
      const days = 1 + Math.floor(random() * 14);
      at += days * DAY_MS;
      theta = inside(theta, Math.sqrt(STEP.perAttempt ** 2 + (days / 30) * STEP.perMonth ** 2), random);
      if (n === Math.floor(attempts / 2)) theta = Math.min(1, Math.max(0, theta + jump));
    }
    const easier = difficulty * gauss(random);
    const raw = inside(Math.min(1, Math.max(0, theta + easier)), sigma, random, noise);
    scores.push({ at: new Date(at), value: step === 0 ? raw : Math.round(raw / step) * step });
  }
  return { sigma: Math.hypot(sigma, difficulty), theta, scores, now: new Date(at) };
}

function coverage(learners: number, world: World = {}): number {
  const random = randomFrom(20_261_124);
  let covered = 0;
  let asked = 0;
  for (let n = 0; n < learners; n += 1) {
    const { sigma, theta, scores, now } = learner(random, world);
    const belief = beliefAfter(scores, now);
    for (const bar of [BARS.senior, BARS.staff]) {
      const { low, high } = chanceInterval(belief, bar);
      const truth = passChance(theta, sigma, bar);
      asked += 1;
      if (truth >= low && truth <= high) covered += 1;
    }
  }
  return covered / asked;
}

describe("the 80% interval of readiness", () => {
  test("covers the true chance of 1,000 simulated learners in 75 to 85 of 100", () => {
    const share = coverage(1000);
    process.stdout.write(
      `readiness, 1,000 learners from the model: 80% interval covers ${(100 * share).toFixed(1)}%\n`,
    );
    expect(share).toBeGreaterThanOrEqual(0.75);
    expect(share).toBeLessThanOrEqual(0.85);
  });

  test.each<[string, World]>([
    ["heavy-tailed luck", { noise: student }],
    ["scores in steps of a fifteenth", { step: 1 / 15 }],
    ["scenarios of unequal difficulty (sd 0.08)", { difficulty: 0.08 }],
    ["a jump of 0.2 halfway", { jump: 0.2 }],
  ])("is still worth something when the model is wrong: %s", (name, world) => {
    const share = coverage(300, world);
    process.stdout.write(`readiness, ${name}: 80% interval covers ${(100 * share).toFixed(1)}%\n`);
    expect(share).toBeGreaterThanOrEqual(0.5);
  });
});

test("the chance to pass is that of drawing three scores", () => {
  const random = randomFrom(7);
  for (const [theta, sigma] of [
    [0.5, 0.1],
    [0.45, 0.26],
    [0.8, 0.2],
  ] as const) {
    let passed = 0;
    for (let n = 0; n < 20_000; n += 1) {
      const mean = (inside(theta, sigma, random) + inside(theta, sigma, random) + inside(theta, sigma, random)) / 3;
      if (mean >= BARS.senior) passed += 1;
    }
    expect(Math.abs(passed / 20_000 - passChance(theta, sigma, BARS.senior))).toBeLessThan(0.02);
  }
});

test("the normal distribution is the one of the tables", () => {
  expect(normalTail(0)).toBeCloseTo(0.5, 6);
  expect(normalTail(1.6448536)).toBeCloseTo(0.05, 6);
  expect(normalTail(-1.6448536)).toBeCloseTo(0.95, 6);
  expect(insideMass(0.5, 0.25)).toBeCloseTo(0.9544997, 6);
  expect(truncatedMoments(0.5, 10)).toMatchObject({
    mean: expect.closeTo(0.5, 4),
    variance: expect.closeTo(1 / 12, 3),
  });
});

describe("readiness", () => {
  const now = new Date(Date.UTC(2026, 2, 20));

  test("says nothing before the first graded attempt", () => {
    expect(readinessOf([], now)).toBeNull();
    expect(readinessOf([pastAttempt({ phase: "judge", levels: [3, 3, 3, 3, 3] })], now)).toBeNull();
    expect(readinessOf([pastAttempt({ levels: [null, null, null, null, null] })], now)).toBeNull();
  });

  test("is wide after one attempt, narrower after ten, and would be narrower with three more", () => {
    const one = readinessOf([pastAttempt({ levels: [2, 2, 1, 1, 2] })], now)!.levels[0]!;
    const many = Array.from({ length: 10 }, (_, n) =>
      pastAttempt({ day: n + 1, scenarioId: `s${String(n)}`, levels: [2, 2, 1, 1, 2] }),
    );
    const ten = readinessOf(many, now)!.levels[0]!;
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(one.chance)).toBeGreaterThan(0.6);
    expect(width(ten.chance)).toBeLessThan(width(one.chance));
    expect(width(one.afterMore)).toBeLessThan(width(one.chance));
  });

  test("rises with the scores, and staff is never likelier than senior", () => {
    const at = (level: 0 | 1 | 2 | 3) =>
      readinessOf(
        [1, 2, 3].map((day) =>
          pastAttempt({ day, scenarioId: `s${String(day)}`, levels: [level, level, level, level, level] }),
        ),
        now,
      )!.levels.map(({ chance }) => chance.median);
    const medians = ([0, 1, 2, 3] as const).map(at);
    for (const [senior, staff] of medians) expect(staff).toBeLessThanOrEqual(senior!);
    expect(medians.map(([senior]) => senior)).toEqual([...medians.map(([senior]) => senior!)].sort((a, b) => a - b));
  });

  test("measures fresh questions only: repeats within 90 days are counted and left out", () => {
    const attempts = [
      pastAttempt({ day: 1, levels: [1, 1, 1, 1, 1] }),
      pastAttempt({ day: 5, levels: [3, 3, 3, 3, 3] }),
      pastAttempt({ day: 5 + 91, levels: [2, 2, 2, 2, 2] }),
      pastAttempt({ day: 3, levels: [3, 3, 3, 3, 3], scenarioId: "other", isCounted: false }),
    ];
    const { scores, repeats } = freshScores(attempts);
    expect(repeats).toBe(1);
    expect(scores.map(({ value }) => value.toFixed(2))).toEqual(["0.33", "0.67"]);
  });

  test("goes by what was said before the probes", () => {
    const attempt = pastAttempt({ levels: [1, 1, 1, 1, 1] });
    const probed = { ...attempt, criteria: attempt.criteria.map((one) => ({ ...one, final: 3 as const })) };
    expect(readinessOf([probed], now)?.levels).toEqual(readinessOf([attempt], now)?.levels);
  });
});
