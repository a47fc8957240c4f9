import { limit } from "../../auth/limits.server";
import { versionOf } from "../../content/library.server";
import { bringArchive } from "../../db/archive/parts.server";
import { ensureSnapshot, findSnapshots } from "../../db/snapshot-repo.server";
import type { AccountExport } from "../../domain/account/export";
import { readImportFile, type Problem } from "../../domain/account/import/import-file";
import { canonicalJson } from "../../domain/canonical-json";
import type { AppContext } from "../context.server";

type Ctx = Pick<AppContext, "db" | "library" | "now" | "newId">;
export type ImportResult =
  | { kind: "imported"; attempts: number; interviews: number; reviews: number; plans: number; known: number }
  | { kind: "refused"; problems: Problem[] };

/** A file of a few thousand records holds the one connection for seconds, not for the five that a step may take. */
const TRANSACTION_MS = 60_000;

/**
 * Brings an exported file into an account, all or nothing; what is here already is left alone, so doing it twice adds nothing. Account
 * data (e-mail, password, sessions, appearance) stays as it is here. Throws TooManyRequestsError past the limit.
 */
export async function importAccount(
  ctx: Ctx,
  { userId, text }: { userId: string; text: string },
): Promise<ImportResult> {
  await limit(ctx, "import-user", userId);
  const read = readImportFile(text);
  if ("problems" in read) return { kind: "refused", problems: read.problems };
  const known = await knownVersions(ctx, read.file);
  const file = withTodaysTexts(ctx, read.file, known);
  const problems = [...forgedSnapshots(file), ...missingTexts(file, known)];
  if (problems.length > 0) return { kind: "refused", problems };

  const now = ctx.now();
  const into = { userId, now, newId: ctx.newId, attemptIds: new Map<string, string>() };
  const brought = await ctx.db.$transaction(
    async (tx) => {
      for (const { id, rubricVersion, snapshotJson } of ctx.library.scenarios) {
        if (file.attempts.some((attempt) => attempt.rubricVersion === rubricVersion))
          await ensureSnapshot(tx, { version: rubricVersion, scenarioId: id, json: snapshotJson }, now);
      }
      return bringArchive(tx, file, into);
    },
    { timeout: TRANSACTION_MS },
  );
  const { attempts = 0, interviews = 0, reviews = 0, plans = 0 } = brought;
  return { kind: "imported", attempts, interviews, reviews, plans, known: file.attempts.length - attempts };
}

/** A version is the hash of its text: a text that was changed in the file is none that anybody was graded by. */
function forgedSnapshots({ snapshots }: AccountExport): Problem[] {
  return snapshots.flatMap(({ version, content }, index) =>
    versionOf(canonicalJson(content)) === version
      ? []
      : [{ line: 1, says: `snapshots, number ${String(index + 1)}: its text has been changed since it was written.` }],
  );
}

/** The versions whose texts the file brings along, or this installation has: in its library, or from earlier attempts. */
async function knownVersions({ db, library }: Ctx, { attempts, snapshots }: AccountExport): Promise<Set<string>> {
  const known = new Set([
    ...snapshots.map(({ version }) => version),
    ...library.scenarios.map(({ rubricVersion }) => rubricVersion),
  ]);
  const others = [...new Set(attempts.map(({ rubricVersion }) => rubricVersion))].filter((one) => !known.has(one));
  for (const { version } of await findSnapshots(db, others)) known.add(version);
  return known;
}

/**
 * A file holds no text before its grade may be seen. What was not judged yet, of a version that is unknown here, goes on as a draft with
 * the text that the library has now.
 */
function withTodaysTexts({ library }: Ctx, file: AccountExport, known: ReadonlySet<string>): AccountExport {
  const attempts = file.attempts.map((attempt) => {
    const today = library.get(attempt.scenarioId)?.rubricVersion;
    const isOpen = attempt.phase === "design" || attempt.phase === "judge";
    if (!isOpen || known.has(attempt.rubricVersion) || today === undefined) return attempt;
    return { ...attempt, rubricVersion: today, report: null, grades: [], clarifications: [], hints: [] };
  });
  return { ...file, attempts };
}

/** Attempts whose texts are neither in the file nor here: their reports could not be shown. */
function missingTexts({ attempts }: AccountExport, known: ReadonlySet<string>): Problem[] {
  const missing = [...new Set(attempts.map(({ rubricVersion }) => rubricVersion))].filter((one) => !known.has(one));
  return missing.map((version) => ({
    line: 1,
    says: `Attempts were begun with version ${version}, whose text is neither in this file nor in this installation. Export again from an installation of today: its files hold the texts of whatever is graded.`,
  }));
}
