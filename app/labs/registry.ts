import type { Lab } from "./kit/lab";
import { lab as podCompromiseBlastRadius } from "./pod-compromise-blast-radius/index";

/** Every lab, by id, in the order of the list. Pure: the command line, the server and the tests load it; a browser loads one (load.ts). */
export const LABS: Readonly<Record<string, Lab>> = {
  "pod-compromise-blast-radius": podCompromiseBlastRadius,
};

/** The lab with this id, or null. */
export function labOf(id: string): Lab | null {
  return Object.hasOwn(LABS, id) ? (LABS[id] ?? null) : null;
}
