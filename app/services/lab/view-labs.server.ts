import { listLabRuns } from "../../db/lab-repo.server";
import { LABS } from "../../labs/registry";
import type { AppContext } from "../context.server";
import type { LabItem } from "./lab-views";

/** Every lab, with the learner's newest run of it. */
export async function viewLabs(
  { db, library }: Pick<AppContext, "db" | "library">,
  userId: string | null,
): Promise<LabItem[]> {
  const items: LabItem[] = [];
  for (const { id, title, kind, asks, trace } of Object.values(LABS)) {
    const [run] = userId === null ? [] : await listLabRuns(db, userId, id, 1);
    items.push({
      ...{ id, title, kind, asks },
      hasScenario: library.get(id) !== undefined,
      takesTrace: trace !== null,
      last:
        run?.outcome == null
          ? null
          : { verdict: run.outcome.verdict, headline: run.outcome.headline, at: run.lockedAt.toISOString() },
    });
  }
  return items;
}
