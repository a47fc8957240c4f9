import { limit } from "../../auth/limits.server";
import { createAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { appendEvent, createPair, findPair, type PairRow } from "../../db/pair-repo.server";
import { ensureSnapshot } from "../../db/snapshot-repo.server";
import { nextScenario } from "../../domain/chairs/next-scenario";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { takePairStep, type PairKey } from "./open-pair.server";

/** Opens the next round with the chairs exchanged and another scenario; either of the two may. Swapping twice leads to the same round. */
export async function swapChairs(ctx: AppContext, key: PairKey): Promise<{ pairId: string }> {
  await limit(ctx, "attempt-user", key.userId);
  const used = await scenariosOf(ctx, key);
  const scenarioId = nextScenario(
    ctx.library.scenarios.map(({ id }) => id),
    used[0] ?? "",
    used,
  );
  const loaded = scenarioId === null ? undefined : ctx.library.get(scenarioId);
  if (loaded === undefined) throw new NotFoundError("There is no other scenario.");
  const nextId = ctx.newId();
  const after = await takePairStep(ctx, key, { kind: "swapped", nextId }, async (tx, { row, at }) => {
    const { rubricVersion, snapshotJson } = loaded;
    await ensureSnapshot(tx, { version: rubricVersion, scenarioId: loaded.id, json: snapshotJson }, at);
    await seatOtherWay(ctx, tx, { row, nextId, at, scenarioId: loaded.id, rubricVersion });
  });
  return { pairId: after.nextId ?? nextId };
}

type Seating = { row: PairRow; nextId: string; at: Date; scenarioId: string; rubricVersion: string };

async function seatOtherWay(ctx: AppContext, tx: DbOrTx, { row, nextId, at, ...version }: Seating): Promise<void> {
  const { interviewerId, candidateId } = row;
  if (candidateId === null) throw new NotFoundError("Nobody has taken the candidate's chair yet.");
  const attemptId = ctx.newId();
  await createAttempt(tx, interviewerId, { id: attemptId, ...version, at });
  await createPair(tx, {
    ...version,
    ...{ id: nextId, round: row.round + 1, previousId: row.id, attemptId, at },
    ...{ interviewerId: candidateId, candidateId: interviewerId, codeHash: null, codeExpiresAt: null },
  });
  await appendEvent(tx, nextId, { by: interviewerId, at, detail: { kind: "joined" } });
}

/** The scenarios of this round and all before it, newest first. */
async function scenariosOf({ db }: AppContext, { userId, pairId }: PairKey): Promise<string[]> {
  const scenarios: string[] = [];
  for (let id: string | null = pairId; id !== null;) {
    const row: PairRow | null = await findPair(db, userId, id);
    if (row === null) break;
    scenarios.push(row.scenarioId);
    id = row.previousId;
  }
  return scenarios;
}
