import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { measuredFor, TrustFileSchema, withResult, type Measured, type TrustFile } from "../domain/judge/trust";

const EMPTY: TrustFile = { format: 1, results: [] };

/** Where `eval:judge` keeps what it found, beside the database. */
export function trustFile(dataDir: string): string {
  return path.resolve(dataDir, "judge-results.json");
}

/** A file that is not there, or damaged, has measured nothing: trust needs a result, and a missing one is no fault. */
function readTrust(file: string): TrustFile {
  if (!existsSync(file)) return EMPTY;
  try {
    return TrustFileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return EMPTY;
  }
}

export function readMeasured(file: string, asked: Pick<Measured, "host" | "model" | "promptVersion">): Measured | null {
  return measuredFor(readTrust(file), asked);
}

/** Adds a result whole or not at all: a reader never sees half a file. */
export function writeMeasured(file: string, measured: Measured): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.new`;
  writeFileSync(next, `${JSON.stringify(withResult(readTrust(file), measured), null, 2)}\n`);
  renameSync(next, file);
}
