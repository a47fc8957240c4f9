import path from "node:path";
import { loadLibrary, type ContentLibrary } from "../content/library.server";

/** Folder of the checkout, wherever the command was called from. */
export const ROOT = process.env.DEFEND_IT_ROOT ?? process.cwd();
export const BUILT_IN = path.join(ROOT, "scenarios");
export const LEXICON = path.join(BUILT_IN, "lexicon.yaml");

/** Folders that hold scenarios: the built-in one, and a team's own. */
export function scenarioParents(): string[] {
  const own = process.env.SCENARIOS_DIR;
  return own === undefined || own === "" ? [BUILT_IN] : [BUILT_IN, path.resolve(own)];
}

export function openLibrary(): ContentLibrary {
  return loadLibrary(scenarioParents(), LEXICON);
}
