import type { Likened } from "../examples/nearest";

/** Examples that are averaged over, by similarity, for the wide estimate of the level. */
const WIDE = 9;
const SHARPNESS = 4;

type Likeness = { level: number; best: number; reasoned: number; plain: number };

/** How the part of a text that speaks of the criterion compares with the marked examples, the nearest first; null where no part does. */
export function likeness(ranked: readonly Likened[] | null): Likeness {
  if (ranked === null) return { level: 0, best: 0, reasoned: 0, plain: 0 };
  const near = ranked.slice(0, WIDE);
  let sum = 0;
  let weights = 0;
  for (const { level, similarity } of near) {
    const weight = similarity ** SHARPNESS;
    sum += weight * level;
    weights += weight;
  }
  const best = (from: number, to: number): number =>
    Math.max(0, ...near.filter(({ level }) => level >= from && level <= to).map(({ similarity }) => similarity));
  return {
    level: weights === 0 ? 0 : sum / weights,
    best: near[0]?.similarity ?? 0,
    reasoned: best(2, 3),
    plain: best(0, 1),
  };
}
