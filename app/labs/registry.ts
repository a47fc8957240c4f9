import type { Lab } from "./kit/lab";
import { lab as spotGpuStrategy } from "./spot-gpu-strategy/index";
import { lab as gpuAutoscaling } from "./gpu-autoscaling/index";
import { lab as podCompromiseBlastRadius } from "./pod-compromise-blast-radius/index";
import { lab as pdbDeadlock } from "./pdb-deadlock/index";
import { lab as refreshTokenReuse } from "./refresh-token-reuse/index";
import { lab as ndotsDns } from "./ndots-dns/index";
import { lab as continuousBatching } from "./continuous-batching/index";
import { lab as disaggregatedKvCache } from "./disaggregated-kv-cache/index";

/** Every lab, by id, in the order of the list. Pure: the command line, the server and the tests load it; a browser loads one (load.ts). */
export const LABS: Readonly<Record<string, Lab>> = {
  "spot-gpu-strategy": spotGpuStrategy,
  "gpu-autoscaling": gpuAutoscaling,
  "pod-compromise-blast-radius": podCompromiseBlastRadius,
  "pdb-deadlock": pdbDeadlock,
  "refresh-token-reuse": refreshTokenReuse,
  "ndots-dns": ndotsDns,
  "continuous-batching": continuousBatching,
  "disaggregated-kv-cache": disaggregatedKvCache,
};

/** The lab with this id, or null. */
export function labOf(id: string): Lab | null {
  return Object.hasOwn(LABS, id) ? (LABS[id] ?? null) : null;
}
