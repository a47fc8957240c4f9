import { z } from "zod";
import type { LoadedScenario } from "../../content/library.server";
import { findSnapshot, findSnapshots, type StoredSnapshot } from "../../db/snapshot-repo.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";

/** The texts of one rubric version: what an attempt was begun with and is shown with for ever. */
export type AttemptTexts = Pick<LoadedScenario, "scenario" | "rubric">;
type Version = { scenarioId: string; rubricVersion: string };
type Content = Pick<AppContext, "db" | "library">;

/** Versions no longer in the library that were read lately. A version is a hash of its content, so entries never go stale. */
const recent = new Map<string, AttemptTexts>();
const MOST_RECENT = 32;

const StoredContent = z.looseObject({
  scenario: z.looseObject({ format: z.literal(1) }),
  rubric: z.looseObject({ format: z.literal(1) }),
});

/**
 * The texts of an attempt, from the library while it still has that version, else as they were stored with the first attempt
 * that used it: an attempt opens after its scenario was rewritten or removed.
 */
export async function attemptTexts(ctx: Content, version: Version): Promise<AttemptTexts> {
  const known = knownTexts(ctx, version);
  if (known !== null) return known;
  const stored = await findSnapshot(ctx.db, version.rubricVersion);
  if (stored === null) throw new NotFoundError("The content of this attempt is missing from the database.");
  return remember(stored);
}

/** The texts of several versions, keyed by version, with one query at most; a version that is nowhere is left out. */
export async function textsByVersion(ctx: Content, versions: readonly Version[]): Promise<Map<string, AttemptTexts>> {
  const texts = new Map<string, AttemptTexts>();
  const missing = new Set<string>();
  for (const version of versions) {
    const known = knownTexts(ctx, version);
    if (known === null) missing.add(version.rubricVersion);
    else texts.set(version.rubricVersion, known);
  }
  for (const stored of await findSnapshots(ctx.db, [...missing])) texts.set(stored.version, remember(stored));
  return texts;
}

function knownTexts({ library }: Content, { scenarioId, rubricVersion }: Version): AttemptTexts | null {
  const current = library.get(scenarioId);
  if (current?.rubricVersion === rubricVersion) return current;
  return recent.get(rubricVersion) ?? null;
}

/** Only the format is checked: the content was checked when it was stored, by the rules of its day, and must open under later ones. */
function remember({ version, json }: StoredSnapshot): AttemptTexts {
  const { scenario, rubric } = StoredContent.parse(JSON.parse(json)) as unknown as AttemptTexts;
  const texts = { scenario, rubric };
  const oldest = recent.keys().next();
  if (recent.size >= MOST_RECENT && oldest.done !== true) recent.delete(oldest.value);
  recent.set(version, texts);
  return texts;
}
