import { setTimeout as pause } from "node:timers/promises";
import { SnapshotSchema, type ContentLibrary, type LoadedScenario } from "../content/library.server";
import type { Db } from "../db/client.server";
import { findSnapshot } from "../db/snapshot-repo.server";
import { applyTwin, compileScenario, type CompiledScenario } from "../domain/grading/grade";
import { TWIN_SUFFIX } from "../domain/ids";
import { createJudge } from "./embedded";
import type { Judge } from "./judge";

/** Compiled rubrics kept in memory: every current one, and this many old versions that somebody still works with. */
const OLD_VERSIONS_KEPT = 8;

/**
 * The judge of this deployment: the embedded one. An attempt is graded by the rubric version it was begun with: the current one
 * from the library, an older one from its stored snapshot. "<id>--twin" is the twin of a current scenario, under its version.
 */
export function chooseJudge(library: ContentLibrary, db: Db): Judge {
  const current = new Map<string, CompiledScenario>();
  const old = new Map<string, Promise<CompiledScenario>>();
  return createJudge((scenarioId, rubricVersion) => {
    const isTwin = scenarioId.endsWith(TWIN_SUFFIX);
    const loaded = library.get(isTwin ? scenarioId.slice(0, -TWIN_SUFFIX.length) : scenarioId);
    if (loaded?.rubricVersion === rubricVersion) {
      const known = current.get(scenarioId) ?? (isTwin ? compileTwin(loaded) : compileScenario(loaded));
      current.set(scenarioId, known);
      return known;
    }
    const known = old.get(rubricVersion) ?? compileStored(db, rubricVersion);
    // Re-inserting moves it to the end: the first key is the one that was not asked for the longest.
    old.delete(rubricVersion);
    old.set(rubricVersion, known);
    known.catch(() => old.delete(rubricVersion));
    const [eldest] = old.keys();
    if (old.size > OLD_VERSIONS_KEPT && eldest !== undefined) old.delete(eldest);
    return known;
  });
}

/** Compiles every current rubric ahead of its first answer, one at a time, leaving room for requests between them. */
export async function warmJudge(library: ContentLibrary, judge: Judge): Promise<void> {
  for (const { id, rubricVersion } of library.scenarios) {
    await judge.grade({ scenarioId: id, rubricVersion, text: "", shown: [] });
    await pause(WARM_PAUSE_MS);
  }
}
const WARM_PAUSE_MS = 250;

function compileTwin({ scenario, rubric, examples, twin, lexicon, rubricVersion }: LoadedScenario): CompiledScenario {
  if (twin === null) throw new Error(`'${scenario.id}' has no twin.`);
  return compileScenario({ ...applyTwin(scenario, rubric, examples, twin), lexicon, rubricVersion });
}

async function compileStored(db: Db, rubricVersion: string): Promise<CompiledScenario> {
  const stored = await findSnapshot(db, rubricVersion);
  if (stored === null) throw new Error(`no snapshot is stored for rubric version ${rubricVersion}`);
  return compileScenario({ ...SnapshotSchema.parse(JSON.parse(stored.json)), rubricVersion });
}
