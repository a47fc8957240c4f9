import { lab as continuousBatching } from "./continuous-batching/index";
import { lab as disaggregatedKvCache } from "./disaggregated-kv-cache/index";
import type { Lab } from "./kit/lab";

/** Every lab, by id, in the order of the list. Pure: the command line, the server and the tests load it; a browser loads one (load.ts). */
export const LABS: Readonly<Record<string, Lab>> = {
  [continuousBatching.id]: continuousBatching,
  [disaggregatedKvCache.id]: disaggregatedKvCache,
};

/** The lab with this id, or null. */
export function labOf(id: string): Lab | null {
  return Object.hasOwn(LABS, id) ? (LABS[id] ?? null) : null;
}
