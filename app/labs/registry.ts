import type { Lab } from "./kit/lab";
import { lab as pdbDeadlock } from "./pdb-deadlock/index";

/** Every lab, by id, in the order of the list. Pure: the command line, the server and the tests load it; a browser loads one (load.ts). */
export const LABS: Readonly<Record<string, Lab>> = { "pdb-deadlock": pdbDeadlock };

/** The lab with this id, or null. */
export function labOf(id: string): Lab | null {
  return Object.hasOwn(LABS, id) ? (LABS[id] ?? null) : null;
}
