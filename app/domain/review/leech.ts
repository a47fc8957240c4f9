import { MS_PER_DAY, type Memory } from "./memory";

/** From so many lapses on, asking harder does not help: it is read again before it is asked. */
export const LEECH_LAPSES = 4;
/** A memory that lasts this long has got over it, whatever it went through. */
const SETTLED_DAYS = 21;
/** After a failure it rests this long instead of coming back the next morning. */
const REST_DAYS = 3;
/** After a success it comes back after this part of the interval that anything else would get. */
const SHORTER = 0.5;

/** A criterion that keeps slipping away; derived from the memory, so that it ends by itself. */
export function isLeech({ lapses, stability }: Pick<Memory, "lapses" | "stability">): boolean {
  return lapses >= LEECH_LAPSES && stability < SETTLED_DAYS;
}

/** The interval of a leech, eased: a rest after a failure, a shorter way after a success. Anything else stays as it is. */
export function eased(memory: Memory, isRecalled: boolean): Memory {
  if (!isLeech(memory) || memory.lastReviewAt === null) return memory;
  const from = memory.lastReviewAt.getTime();
  const planned = (memory.dueAt.getTime() - from) / MS_PER_DAY;
  const days = isRecalled ? Math.max(1, Math.round(planned * SHORTER)) : Math.max(REST_DAYS, planned);
  return { ...memory, dueAt: new Date(from + days * MS_PER_DAY) };
}

/** What a learner is told before such a question. */
export const LEECH_WORDS =
  "This one has slipped away a few times. That says more about the question than about you: read the two answers and the principle once more, take your time, and then say it in your own words.";
