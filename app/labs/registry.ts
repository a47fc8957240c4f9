import type { Lab } from "./kit/lab";
import { lab as spotGpuStrategy } from "./spot-gpu-strategy/index";

/** Every lab, by id, in the order of the list. Pure: the command line, the server and the tests load it; a browser loads one (load.ts). */
export const LABS: Readonly<Record<string, Lab>> = {
  [spotGpuStrategy.id]: spotGpuStrategy,
};

/** The lab with this id, or null. */
export function labOf(id: string): Lab | null {
  return Object.hasOwn(LABS, id) ? (LABS[id] ?? null) : null;
}
