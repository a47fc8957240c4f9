import { z } from "zod";
import type { CriterionGrade } from "../domain/grading/evidence";
import { REVIEW_FORMS, type LastForm } from "../domain/review/forms";
import { MEMORY_STATES, type Memory, type ReviewRating } from "../domain/review/memory";
import type { QueueCard } from "../domain/review/queue";
import type { Prediction } from "../domain/review/recall-calibration";
import type { LevelOrUnknown } from "../domain/rubric/level";
import { readLevel } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

/** Which criterion, of which scenario. */
export type CardKey = { scenarioId: string; criterionId: string };
export type ReviewCard = CardKey &
  Memory & { lastLevel: LevelOrUnknown; lastForm: LastForm; lastPrompt: string; turn: number };
export type ReviewEvent = CardKey & {
  id: string;
  turn: number;
  at: Date;
  form: LastForm;
  promptKey: string;
  question: string;
  reply: string;
  levelBefore: LevelOrUnknown;
  levelAfter: LevelOrUnknown;
  rating: ReviewRating | null;
  predictedRecall: number | null;
  elapsedDays: number | null;
  grade: CriterionGrade | null;
  rubricVersion: string;
};

const StateSchema = z.enum(MEMORY_STATES);
const FormSchema = z.enum([...REVIEW_FORMS, "attempt"]);
const RatingSchema = z.enum(["again", "good", "easy"]).nullable();

type CardRow = Omit<ReviewCard, "state" | "lastLevel" | "lastForm"> & {
  state: string;
  lastLevel: number | null;
  lastForm: string;
};

const CARD_COLUMNS = {
  scenarioId: true,
  criterionId: true,
  stability: true,
  difficulty: true,
  dueAt: true,
  lastReviewAt: true,
  reps: true,
  lapses: true,
  state: true,
  lastLevel: true,
  lastForm: true,
  lastPrompt: true,
  turn: true,
} as const;

function readCard(row: CardRow): ReviewCard {
  return {
    ...row,
    state: StateSchema.parse(row.state),
    lastLevel: readLevel(row.lastLevel),
    lastForm: FormSchema.parse(row.lastForm),
  };
}

/** The cards of one scenario. */
export async function listScenarioCards(db: DbOrTx, userId: string, scenarioId: string): Promise<ReviewCard[]> {
  const rows = await db.reviewCard.findMany({
    where: { userId, scenarioId },
    orderBy: [{ dueAt: "asc" }, { criterionId: "asc" }],
    select: CARD_COLUMNS,
  });
  return rows.map(readCard);
}

export async function findCard(db: DbOrTx, userId: string, { scenarioId, criterionId }: CardKey) {
  const row = await db.reviewCard.findFirst({ where: { userId, scenarioId, criterionId }, select: CARD_COLUMNS });
  return row === null ? null : readCard(row);
}

/** What is due until a moment, the `most` that wait longest; only what the queue needs, by the index on the due day. */
export async function listQueue(
  db: DbOrTx,
  userId: string,
  { until, most }: { until: Date; most: number },
): Promise<QueueCard[]> {
  return db.reviewCard.findMany({
    where: { userId, dueAt: { lte: until } },
    orderBy: { dueAt: "asc" },
    take: most,
    select: { scenarioId: true, criterionId: true, dueAt: true, lastReviewAt: true, stability: true, lapses: true },
  });
}

/** How many cards of these scenarios are due until a moment. */
export async function countDue(
  db: DbOrTx,
  userId: string,
  { until, scenarioIds }: { until: Date; scenarioIds: readonly string[] },
): Promise<number> {
  return db.reviewCard.count({ where: { userId, dueAt: { lte: until }, scenarioId: { in: [...scenarioIds] } } });
}

type After = { after: Date; scenarioIds: readonly string[] };

/** How many cards of these scenarios come back after a moment. */
export async function countLater(db: DbOrTx, userId: string, { after, scenarioIds }: After): Promise<number> {
  return db.reviewCard.count({ where: { userId, dueAt: { gt: after }, scenarioId: { in: [...scenarioIds] } } });
}

/** When the first card of these scenarios after a moment falls due; null when none does. */
export async function findNextDue(db: DbOrTx, userId: string, { after, scenarioIds }: After): Promise<Date | null> {
  const row = await db.reviewCard.findFirst({
    where: { userId, dueAt: { gt: after }, scenarioId: { in: [...scenarioIds] } },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}

/** The criteria a learner has met, as keys. */
export async function listCardKeys(db: DbOrTx, userId: string, keys: readonly CardKey[]): Promise<CardKey[]> {
  if (keys.length === 0) return [];
  return db.reviewCard.findMany({
    where: { userId, OR: keys.map(({ scenarioId, criterionId }) => ({ scenarioId, criterionId })) },
    select: { scenarioId: true, criterionId: true },
  });
}

type AskedCard = CardKey & Pick<Memory, "lapses" | "stability">;

/** Which criteria were asked in reviews since a moment, each time one entry; whole attempts are not reviews. */
export async function listAskedSince(db: DbOrTx, userId: string, since: Date): Promise<AskedCard[]> {
  const asked = await db.reviewEvent.findMany({
    where: { userId, at: { gte: since }, form: { not: "attempt" } },
    select: { scenarioId: true, criterionId: true },
  });
  if (asked.length === 0) return [];
  const cards = await db.reviewCard.findMany({
    where: { userId, OR: asked.map(({ scenarioId, criterionId }) => ({ scenarioId, criterionId })) },
    select: { scenarioId: true, criterionId: true, lapses: true, stability: true },
  });
  const byKey = new Map(cards.map((card) => [`${card.scenarioId}/${card.criterionId}`, card]));
  return asked.flatMap(({ scenarioId, criterionId }) => byKey.get(`${scenarioId}/${criterionId}`) ?? []);
}

/** Which of these events are stored. */
export async function listKnownEvents(db: DbOrTx, userId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.reviewEvent.findMany({ where: { userId, id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** How many questions of reviews were answered since a moment. */
export async function countReviewsSince(db: DbOrTx, userId: string, since: Date): Promise<number> {
  return db.reviewEvent.count({ where: { userId, at: { gte: since }, form: { not: "attempt" } } });
}

/** Stores an outcome and the card that comes of it. The unique turn lets an outcome in once. */
export async function storeOutcome(
  tx: DbOrTx,
  userId: string,
  { card, event: { grade, ...event } }: { card: ReviewCard; event: ReviewEvent },
): Promise<void> {
  const { scenarioId, criterionId, ...rest } = card;
  await tx.reviewEvent.create({
    data: { ...event, userId, gradeJson: grade === null ? null : JSON.stringify(grade) },
  });
  await tx.reviewCard.upsert({
    where: { userId_scenarioId_criterionId: { userId, scenarioId, criterionId } },
    create: { userId, ...card },
    update: rest,
  });
}

export async function findEvent(
  db: DbOrTx,
  userId: string,
  { scenarioId, criterionId, turn }: CardKey & { turn: number },
): Promise<ReviewEvent | null> {
  const row = await db.reviewEvent.findFirst({ where: { userId, scenarioId, criterionId, turn } });
  if (row === null) return null;
  const { userId: _owner, gradeJson, ...event } = row;
  return {
    ...event,
    form: FormSchema.parse(event.form),
    levelBefore: readLevel(event.levelBefore),
    levelAfter: readLevel(event.levelAfter),
    rating: RatingSchema.parse(event.rating),
    grade: gradeJson === null ? null : (JSON.parse(gradeJson) as CriterionGrade),
  };
}

/** The newest predictions of recall with what became of them: at most `most`, by the index on the time. */
export async function listPredictions(db: DbOrTx, userId: string, most: number): Promise<Prediction[]> {
  const rows = await db.reviewEvent.findMany({
    where: { userId, predictedRecall: { not: null }, rating: { not: null } },
    orderBy: { at: "desc" },
    take: most,
    select: { predictedRecall: true, rating: true },
  });
  return rows.flatMap(({ predictedRecall, rating }) =>
    predictedRecall === null ? [] : [{ predicted: predictedRecall, recalled: rating !== "again" }],
  );
}
