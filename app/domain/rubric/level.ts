/** 0 Not found, 1 Named, 2 Explained, 3 Defended. Can't tell is `null`, never 0. */
export type Level = 0 | 1 | 2 | 3;
export type LevelOrUnknown = Level | null;

export const LEVELS: readonly Level[] = [0, 1, 2, 3];

const NAMES = ["Not found", "Named", "Explained", "Defended"] as const;
export type LevelName = (typeof NAMES)[number] | "Can't tell";

/** The word a person sees for a level. */
export function levelName(level: LevelOrUnknown): LevelName {
  return level === null ? "Can't tell" : NAMES[level];
}

/** What each level means, in one sentence, as shown beside the self-judgement. */
export const LEVEL_MEANING: Record<LevelName, string> = {
  "Not found": "The answer says nothing usable about it, or only denies it.",
  Named: "The right thing is mentioned, without saying why it works.",
  Explained: "It says why: a cause, an order, a comparison, or what happens without it.",
  Defended:
    "It says why and backs it: a number, a rejected alternative, a failure mode, or the condition under which it stops holding.",
  "Can't tell": "There are two readings of the sentence. One more sentence settles it.",
};
