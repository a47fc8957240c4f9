import { listRunsOfAttempts } from "../../db/lab-repo.server";
import { queryOf } from "../../labs/kit/link";
import { LINK_CHARACTERS } from "../../labs/kit/page-keys";
import { labOf } from "../../labs/registry";
import type { AppContext } from "../context.server";
import type { LabEvidence } from "./lab-views";

/** What the labs said about the designs of these attempts, newest first. Each design and event counts once: its newest run. */
export async function labEvidence(
  { db }: Pick<AppContext, "db">,
  userId: string,
  attemptIds: readonly string[],
): Promise<LabEvidence[]> {
  if (attemptIds.length === 0) return [];
  const seen = new Set<string>();
  return (await listRunsOfAttempts(db, userId, attemptIds)).flatMap((run) => {
    const lab = labOf(run.labId);
    const query = lab === null ? "" : queryOf(lab, run.params);
    const key = `${run.attemptId} ${run.labId} ${query} ${run.traceName ?? ""}`;
    if (lab === null || seen.has(key)) return [];
    seen.add(key);
    return {
      runId: run.id,
      attemptId: run.attemptId,
      labId: run.labId,
      // Too long for an address: the page takes the params from the run itself.
      query: query.length > LINK_CHARACTERS ? "" : query,
      outcome: run.outcome,
      event: lab.events.find(({ id }) => id === run.eventId)?.title ?? null,
      traceName: run.traceName,
      at: run.lockedAt.toISOString(),
    };
  });
}
