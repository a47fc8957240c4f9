import { clusterOf, type Cluster } from "../manifest/cluster";
import { readManifest, type Manifest } from "../manifest/read";
import type { Params } from "../params";
import type { Guarded } from "../budgets/status";
import { guardedOf, trapsIn, type Finding } from "../budgets/traps";
import type { Trap } from "../budgets/trap-names";
import { editsFor } from "./edits";
import { spliced } from "./splice";

/**
 * Removing a budget can leave its twin with a trap of its own, and a budget over a whole namespace overlaps with each of the others.
 * A long text gets fewer rounds: each one reads it again.
 */
const ROUNDS = { least: 4, most: 60, characters: 400_000 };

export type Analysis = { manifest: Manifest; cluster: Cluster; guarded: Guarded[]; findings: Finding[] };
export type ToldEdit = { object: string; trap: Trap; line: number; was: string; now: string; why: string };
export type Mend = { text: string; edits: ToldEdit[]; after: Analysis };

/** @throws LabInputError for a text that cannot be read */
export function analyse(text: string, params: Params): Analysis {
  const manifest = readManifest(text);
  const cluster = clusterOf(manifest, params);
  const guarded = guardedOf(cluster);
  return { manifest, cluster, guarded, findings: trapsIn(guarded) };
}

/** The text with the smallest edits after which nothing is left to mend by editing it. */
export function mended(before: Analysis, params: Params): Mend {
  const edits: ToldEdit[] = [];
  let after = before;
  for (let round = 0; round < roundsFor(before.manifest.text); round += 1) {
    const put = oneRound(after);
    if (put.edits.length === 0) break;
    edits.push(...put.edits);
    after = analyse(put.text, params);
  }
  return { text: after.manifest.text, edits, after };
}

/** At most one edit for each object: what it does to the others shows in the next round. */
function oneRound({ manifest, findings }: Analysis): { text: string; edits: ToldEdit[] } {
  const touched = new Set<unknown>();
  const chosen = findings
    .filter(({ blocks, byYaml }) => blocks && byYaml)
    .flatMap((finding) => {
      const around = [finding.guarded.budget.object, ...(finding.other === null ? [] : [finding.other.budget.object])];
      const edits = editsFor(manifest, finding);
      if ([...around, ...edits.map(({ object }) => object)].some((object) => touched.has(object))) return [];
      for (const object of [...around, ...edits.map((edit) => edit.object)]) touched.add(object);
      return edits.map((edit) => ({ ...edit, trap: finding.trap }));
    });
  return {
    text: spliced(
      manifest.text,
      chosen.flatMap(({ splices }) => splices),
    ),
    edits: chosen.map(({ object, trap, was, now, why }) => {
      return { object: `${object.kind} ${object.name}`, trap, line: object.line, was, now, why };
    }),
  };
}

export function roundsFor(text: string): number {
  return Math.min(ROUNDS.most, Math.max(ROUNDS.least, Math.floor(ROUNDS.characters / (text.length + 1))));
}
