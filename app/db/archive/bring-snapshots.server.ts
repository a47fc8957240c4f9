import type { AccountExport } from "../../domain/account/export";
import { canonicalJson } from "../../domain/canonical-json";
import type { DbOrTx } from "../client.server";
import type { Bringing } from "./bringing";

/**
 * Stores the texts of versions that are not here yet. That each is what its version says has been checked: a version is the hash of
 * its text, so nobody can bring in another text under a version that others use.
 */
export async function bringSnapshots(
  tx: DbOrTx,
  snapshots: AccountExport["snapshots"],
  { now }: Bringing,
): Promise<number> {
  const versions = snapshots.map(({ version }) => version);
  const known = await tx.rubricSnapshot.findMany({ where: { version: { in: versions } }, select: { version: true } });
  const here = new Set(known.map(({ version }) => version));
  const fresh = snapshots.filter(({ version }) => !here.has(version));
  await tx.rubricSnapshot.createMany({
    data: fresh.map(({ version, scenarioId, content }) => ({
      version,
      scenarioId,
      json: canonicalJson(content),
      createdAt: now,
    })),
  });
  return fresh.length;
}
