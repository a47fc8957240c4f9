/**
 * What is remembered of a criterion, and when it is asked again: FSRS-6 with its default parameters (ts-fsrs), without fuzz and
 * without learning steps of minutes, because a criterion takes a sitting and is asked once a day at most.
 */
import { createEmptyCard, default_w, forgetting_curve, fsrs, Rating, State, type FSRS, type Grade } from "ts-fsrs";
import type { Level, LevelOrUnknown } from "../rubric/level";
import { RETENTION } from "./bounds";

export const MS_PER_DAY = 86_400_000;

/** "new": met, and never graded with certainty, so that nothing is known of the memory yet. */
export const MEMORY_STATES = ["new", "review"] as const;
export type MemoryState = (typeof MEMORY_STATES)[number];

export type Memory = {
  /** Days until predicted recall has fallen to 90%; 0 while new. */
  stability: number;
  /** 1 (easy) to 10; 0 while new. */
  difficulty: number;
  dueAt: Date;
  /** The last graded answer; null while new. */
  lastReviewAt: Date | null;
  reps: number;
  /** How often it was known and then was not. */
  lapses: number;
  state: MemoryState;
};

/** What FSRS is told of an answer; the learner never grades a review. */
export type ReviewRating = "again" | "good" | "easy";

const RATING_OF_LEVEL: Record<Level, ReviewRating> = { 0: "again", 1: "again", 2: "good", 3: "easy" };
const FSRS_GRADE: Record<ReviewRating, Grade> = { again: Rating.Again, good: Rating.Good, easy: Rating.Easy };

/** The rating of a level; null for can't tell, which is no review. */
export function ratingOf(level: LevelOrUnknown): ReviewRating | null {
  return level === null ? null : RATING_OF_LEVEL[level];
}

/** Whether an answer counts as recalled: the reason came, not only the name. */
export function isRecalled(level: Level): boolean {
  return level >= 2;
}

// Building a scheduler checks its parameters; there are only so many retentions. A function of its key, so it hides no state.
const schedulers = new Map<number, FSRS>();

function schedulerFor(retention: number): FSRS {
  const asked = Math.min(RETENTION.most, Math.max(RETENTION.least, Math.round(retention * 100) / 100));
  const known = schedulers.get(asked);
  if (known !== undefined) return known;
  const made = fsrs({ request_retention: asked, enable_fuzz: false, enable_short_term: false });
  schedulers.set(asked, made);
  return made;
}

/** Days since the last graded answer, in fractions; null while new. Never negative, whatever a clock does. */
export function elapsedDays({ lastReviewAt }: Pick<Memory, "lastReviewAt">, at: Date): number | null {
  return lastReviewAt === null ? null : Math.max(0, at.getTime() - lastReviewAt.getTime()) / MS_PER_DAY;
}

/** Predicted probability of recall (FSRS-6 forgetting curve); null while nothing is known. */
export function recallAt(memory: Pick<Memory, "lastReviewAt" | "stability">, at: Date): number | null {
  const elapsed = elapsedDays(memory, at);
  return elapsed === null || memory.stability <= 0 ? null : forgetting_curve(default_w, elapsed, memory.stability);
}

/**
 * The memory after an answer at `level`. Can't tell changes nothing but the day: it is asked again tomorrow, another way.
 * A second answer on the same day is graded and hardly lengthens the interval: two tries in one evening are not two spaced ones.
 */
export function afterOutcome(memory: Memory | null, level: LevelOrUnknown, at: Date, retention: number): Memory {
  const rating = ratingOf(level);
  if (rating === null) {
    const tomorrow = new Date(at.getTime() + MS_PER_DAY);
    return memory === null ? newMemory(tomorrow) : { ...memory, dueAt: tomorrow };
  }
  const since = memory?.lastReviewAt ?? null;
  const when = since !== null && since.getTime() > at.getTime() ? since : at;
  const known =
    memory === null || since === null
      ? createEmptyCard(when)
      : {
          due: memory.dueAt,
          stability: memory.stability,
          difficulty: memory.difficulty,
          elapsed_days: 0,
          scheduled_days: 0,
          learning_steps: 0,
          reps: memory.reps,
          lapses: memory.lapses,
          state: State.Review,
          last_review: since,
        };
  const { card } = schedulerFor(retention).next(known, when, FSRS_GRADE[rating]);
  const { due, stability, difficulty, reps, lapses } = card;
  return { stability, difficulty, dueAt: due, lastReviewAt: when, reps, lapses, state: "review" };
}

function newMemory(dueAt: Date): Memory {
  return { stability: 0, difficulty: 0, dueAt, lastReviewAt: null, reps: 0, lapses: 0, state: "new" };
}
