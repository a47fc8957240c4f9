import type { Lab } from "./kit/lab";

/** One lab's code, for a browser: each is a chunk of its own. The same ids as registry.ts (tests/contract/labs.test.ts). */
export const LAB_LOADERS: Readonly<Record<string, () => Promise<Lab>>> = {
  "spot-gpu-strategy": async () => (await import("./spot-gpu-strategy/index")).lab,
  "gpu-autoscaling": async () => (await import("./gpu-autoscaling/index")).lab,
  "pod-compromise-blast-radius": async () => (await import("./pod-compromise-blast-radius/index")).lab,
  "pdb-deadlock": async () => (await import("./pdb-deadlock/index")).lab,
  "refresh-token-reuse": async () => (await import("./refresh-token-reuse/index")).lab,
  "ndots-dns": async () => (await import("./ndots-dns/index")).lab,
  "continuous-batching": async () => (await import("./continuous-batching/index")).lab,
  "disaggregated-kv-cache": async () => (await import("./disaggregated-kv-cache/index")).lab,
};

export async function loadLab(id: string): Promise<Lab | null> {
  const load = Object.hasOwn(LAB_LOADERS, id) ? LAB_LOADERS[id] : undefined;
  return load === undefined ? null : load();
}
