/**
 * What a learner owns, part by part: one entry for each kind of record of the export (EXPORT_PARTS). The compiler asks for an entry
 * when a part is added there, and tests/contract/archive.test.ts asks for a part when a table is added to the database.
 */
import type { AccountExport, ExportPart } from "../../domain/account/export";
import { readAttemptArchive } from "../archive-repo.server";
import type { DbOrTx } from "../client.server";
import { readInterviewArchive } from "../interview-repo.server";
import { listUse } from "../judge-repo.server";
import { readPairArchive } from "../pair-repo.server";
import { readLabRunArchive } from "../lab-repo.server";
import { listPlans } from "../plan-repo.server";
import { readReviewCards, readReviewEvents } from "../review-archive-repo.server";
import { readUsedSnapshots } from "../snapshot-repo.server";
import { bringAttempts } from "./bring-attempts.server";
import { bringInterviews } from "./bring-interviews.server";
import { bringLabRuns } from "./bring-lab-runs.server";
import { bringPlans } from "./bring-plans.server";
import { bringReviewEvents } from "./bring-review-events.server";
import { bringReviews } from "./bring-reviews.server";
import { bringSnapshots } from "./bring-snapshots.server";
import type { Bringing } from "./bringing";

type ArchivePart<Part extends ExportPart, Rows> = {
  /** The tables whose rows the part holds. */
  tables: readonly string[];
  /** Everything of one learner, as plain values; written as JSON it has the part's shape. */
  read: (db: DbOrTx, userId: string) => Promise<Rows>;
  /** Adds what is not there yet and returns how many that were; null: stays where it was made. */
  bring: ((tx: DbOrTx, rows: AccountExport[Part], into: Bringing) => Promise<number>) | null;
};

function part<Part extends ExportPart, Rows>(_name: Part, entry: ArchivePart<Part, Rows>): ArchivePart<Part, Rows> {
  return entry;
}

export const ARCHIVE_PARTS = {
  snapshots: part("snapshots", { tables: ["RubricSnapshot"], read: readUsedSnapshots, bring: bringSnapshots }),
  attempts: part("attempts", {
    tables: [
      "Attempt",
      "DraftConflict",
      "ClarificationAsked",
      "HintTaken",
      "CriterionResult",
      "ProbeAnswer",
      "TwistAnswer",
      "ContrastNote",
      "MissedPoint",
      "SecondOpinion",
      "DesignNumbers",
    ],
    read: readAttemptArchive,
    bring: bringAttempts,
  }),
  interviews: part("interviews", {
    tables: ["Interview", "InterviewEvent"],
    read: readInterviewArchive,
    bring: bringInterviews,
  }),
  reviews: part("reviews", { tables: ["ReviewCard"], read: readReviewCards, bring: bringReviews }),
  reviewEvents: part("reviewEvents", { tables: ["ReviewEvent"], read: readReviewEvents, bring: bringReviewEvents }),
  plans: part("plans", {
    tables: ["Plan"],
    read: async (db, userId) => (await listPlans(db, userId)).map(({ id: _id, ...plan }) => plan),
    bring: bringPlans,
  }),
  // What was spent elsewhere was not spent here.
  secondOpinionUse: part("secondOpinionUse", { tables: ["JudgeUse"], read: listUse, bring: null }),
  // A round is about two people, and one of them is not there.
  chairs: part("chairs", { tables: ["PairSession", "PairEvent", "PairTick"], read: readPairArchive, bring: null }),
  labRuns: part("labRuns", { tables: ["LabRun"], read: readLabRunArchive, bring: bringLabRuns }),
} satisfies { [Part in ExportPart]: ArchivePart<Part, unknown> };

export type Archive = { [Part in ExportPart]: Awaited<ReturnType<(typeof ARCHIVE_PARTS)[Part]["read"]>> };
const ORDER = Object.keys(ARCHIVE_PARTS) as ExportPart[];

/** All parts of one learner. */
export async function readArchive(db: DbOrTx, userId: string): Promise<Archive> {
  const parts: Record<string, unknown> = {};
  for (const name of ORDER) parts[name] = await ARCHIVE_PARTS[name].read(db, userId);
  return parts as Archive;
}

/** Brings all parts in, in their order; call it inside a transaction. Returns how many records of each part were new. */
export async function bringArchive(
  tx: DbOrTx,
  file: AccountExport,
  into: Bringing,
): Promise<Partial<Record<ExportPart, number>>> {
  const brought: Partial<Record<ExportPart, number>> = {};
  for (const name of ORDER) brought[name] = await bringPart(tx, name, file, into);
  return brought;
}

async function bringPart(tx: DbOrTx, name: ExportPart, file: AccountExport, into: Bringing): Promise<number> {
  const { bring } = ARCHIVE_PARTS[name] as ArchivePart<ExportPart, unknown>;
  return bring === null ? 0 : bring(tx, file[name], into);
}
