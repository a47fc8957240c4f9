/**
 * What progress needs of an attempt's criteria, in one short text: "headroom q2123;proof e1-0-". Per criterion its id, the first
 * letter of its dimension, its weight and the three levels self, initial and final ("-" for none). It stands in the attempt's own row
 * and in its index, so that ten thousand attempts are read without touching fifty thousand rows of criteria.
 */
import type { LevelOrUnknown } from "../rubric/level";
import { DIMENSIONS, type Dimension } from "../rubric/dimension";
import type { PastCriterion } from "./history";

const LETTER: Record<Dimension, string> = {
  mechanism: "m",
  quantity: "q",
  "trade-off": "t",
  "failure-mode": "f",
  rollout: "r",
  evidence: "e",
};
const DIMENSION_OF = new Map(DIMENSIONS.map((dimension) => [LETTER[dimension], dimension]));
const SHAPE = /^([a-z0-9-]+) ([a-z])(\d+)([0-3-])([0-3-])([0-3-])$/;

export function digestOf(criteria: readonly PastCriterion[]): string {
  return criteria
    .map(
      ({ criterionId, dimension, weight, self, initial, final }) =>
        `${criterionId} ${LETTER[dimension]}${String(weight)}${mark(self)}${mark(initial)}${mark(final)}`,
    )
    .join(";");
}

function mark(level: LevelOrUnknown): string {
  return level === null ? "-" : String(level);
}

/**
 * Reads digests; equal entries give the same (frozen) object, because a long history repeats itself. Throws on a text that
 * `digestOf` cannot have written: a damaged database must not pass silently.
 */
export function digestReader(): (digest: string) => readonly PastCriterion[] {
  const entries = new Map<string, PastCriterion>();
  return (digest) => {
    if (digest === "") return [];
    return digest.split(";").map((text) => {
      const known = entries.get(text);
      if (known !== undefined) return known;
      const entry = readEntry(text);
      entries.set(text, entry);
      return entry;
    });
  };
}

function readEntry(text: string): PastCriterion {
  const [, criterionId, letter = "", weight, self, initial, final] = SHAPE.exec(text) ?? [];
  const dimension = DIMENSION_OF.get(letter);
  if (criterionId === undefined || dimension === undefined) throw new Error(`This is no criterion's digest: "${text}"`);
  return Object.freeze({
    criterionId,
    dimension,
    weight: Number(weight),
    self: levelOf(self),
    initial: levelOf(initial),
    final: levelOf(final),
  });
}

function levelOf(value: string | undefined): LevelOrUnknown {
  return value === "0" ? 0 : value === "1" ? 1 : value === "2" ? 2 : value === "3" ? 3 : null;
}
