import { findAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { appendEvent, findPair, listEvents, listTicks, type PairRow } from "../../db/pair-repo.server";
import type { AttemptState } from "../../domain/attempt/state";
import { replay, type AttemptFacts } from "../../domain/chairs/replay";
import { reducePair, roleOf } from "../../domain/chairs/session";
import { REFUSALS, type PairState, type Reduced, type Role } from "../../domain/chairs/state";
import type { StoredDetail } from "../../domain/chairs/stored-event";
import { attemptTexts, type AttemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";

/** Who, and which round: the pair by which everything about a round is reached. */
export type PairKey = { userId: string; pairId: string };
export type OpenPair = {
  row: PairRow;
  role: Role;
  state: PairState;
  texts: AttemptTexts;
  /** The candidate's attempt; null until somebody has joined. */
  attempt: AttemptState | null;
};

/** A round for one of its two people. Throws NotFoundError for everybody else. */
export async function openPair(ctx: AppContext, key: PairKey): Promise<OpenPair> {
  const row = await readRow(ctx.db, key);
  const texts = await attemptTexts(ctx, row);
  return { row, texts, ...(await readState(ctx.db, key.userId, row, criterionIds(texts))) };
}

async function readRow(db: DbOrTx, { userId, pairId }: PairKey): Promise<PairRow> {
  const row = await findPair(db, userId, pairId);
  if (row === null) throw new NotFoundError("There is no such session.");
  return row;
}

const criterionIds = ({ rubric }: AttemptTexts): string[] => rubric.criteria.map(({ id }) => id);

/**
 * The state of a stored round. For a candidate the levels are not even read: they are the interviewer's rows. `criteria` may be left
 * empty where only the stage matters.
 */
export async function readState(db: DbOrTx, userId: string, row: PairRow, criteria: readonly string[]) {
  const { candidateId, attemptId } = row;
  const events = await listEvents(db, userId, row.id);
  const ticks = await listTicks(db, userId, row.id);
  const attempt = candidateId === null || attemptId === null ? null : await findAttempt(db, candidateId, attemptId);
  const start: PairState = {
    ...{ id: row.id, round: row.round, scenarioId: row.scenarioId, rubricVersion: row.rubricVersion },
    ...{ criterionIds: criteria, interviewerId: row.interviewerId, candidateId, ticks },
    ...{ joinedAt: null, begunAt: null, submittedAt: null, closedAt: null, judgedAt: null, nextId: null },
    ...{ clarifications: [], said: [], selfLevels: new Map() },
  };
  const state = replay(start, events, attempt === null ? null : factsOf(attempt));
  const role = roleOf(state, userId);
  if (role === null) throw new NotFoundError("There is no such session.");
  return { state, role, attempt };
}

function factsOf({ clarifications, submission, judgedAt, criteria }: AttemptState): AttemptFacts {
  const selfLevels = new Map(criteria.flatMap(({ id, self }) => (self === null ? [] : [[id, self] as const])));
  return { clarifications, submittedAt: submission?.at ?? null, judgedAt, selfLevels };
}

/** The state after an event that may happen; otherwise throws the refusal's sentence. */
export function acceptedPair(reduced: Reduced): PairState {
  if ("refused" in reduced) throw new RefusedError(REFUSALS[reduced.refused]);
  return reduced.state;
}

type Change = { row: PairRow; before: PairState; at: Date };

/**
 * One change of a round in one transaction: read, decide, write. Where `decide` gives the state back as it was, nothing is written:
 * what was done before is not done again.
 */
export async function changePair(
  ctx: AppContext,
  key: PairKey,
  decide: (change: Change) => PairState,
  write: (tx: DbOrTx, after: PairState, change: Change) => Promise<void>,
): Promise<PairState> {
  const criteria = criterionIds(await attemptTexts(ctx, await readRow(ctx.db, key)));
  return ctx.db.$transaction(async (tx) => {
    const row = await readRow(tx, key);
    const { state: before } = await readState(tx, key.userId, row, criteria);
    const change = { row, before, at: ctx.now() };
    const after = decide(change);
    if (after !== before) await write(tx, after, change);
    return after;
  });
}

/** A change that is one stored event. `alongside` is written with it. */
export async function takePairStep(
  ctx: AppContext,
  key: PairKey,
  detail: StoredDetail,
  alongside?: (tx: DbOrTx, change: Change) => Promise<void>,
): Promise<PairState> {
  const by = key.userId;
  return changePair(
    ctx,
    key,
    ({ before, at }) => acceptedPair(reducePair(before, { ...detail, by, at })),
    async (tx, _after, change) => {
      await appendEvent(tx, key.pairId, { by, at: change.at, detail });
      await alongside?.(tx, change);
    },
  );
}
