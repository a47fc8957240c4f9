import { lazy, type ComponentType } from "react";
import type { LabParams, LabResult } from "./kit/lab";
import type { LabView } from "./kit/view";

type PartProps = { params: LabParams; result: LabResult; width: number };
export type LabParts = { Picture: ComponentType<PartProps>; Detail: ComponentType<Omit<PartProps, "width">> };
type Module = { Picture: unknown; Detail?: unknown };

/** The views of the labs, each a chunk of its own. The one place that joins a lab to React. */
const LOADERS: Readonly<Record<string, () => Promise<Module>>> = {
  "spot-gpu-strategy": () => import("./spot-gpu-strategy/view"),
  "gpu-autoscaling": () => import("./gpu-autoscaling/view"),
  "pod-compromise-blast-radius": () => import("./pod-compromise-blast-radius/view"),
  "pdb-deadlock": () => import("./pdb-deadlock/view"),
  "refresh-token-reuse": () => import("./refresh-token-reuse/view"),
  "ndots-dns": () => import("./ndots-dns/view"),
  "continuous-batching": () => import("./continuous-batching/view"),
  "disaggregated-kv-cache": () => import("./disaggregated-kv-cache/view"),
};

/** Parts are made once: a lazy component made while rendering would never stop loading. */
const PARTS: Readonly<Record<string, LabParts>> = Object.fromEntries(
  Object.entries(LOADERS).map(([id, load]) => [
    id,
    {
      Picture: lazy(async () => ({ default: (await load()).Picture as LabParts["Picture"] })),
      Detail: lazy(async () => ({ default: ((await load()).Detail ?? Nothing) as LabParts["Detail"] })),
    },
  ]),
);

export function labParts(id: string): LabParts | null {
  return Object.hasOwn(PARTS, id) ? (PARTS[id] ?? null) : null;
}

/** The view's module itself, for a picture as a file. */
export async function loadView(id: string): Promise<LabView | null> {
  const load = Object.hasOwn(LOADERS, id) ? LOADERS[id] : undefined;
  return load === undefined ? null : ((await load()) as LabView);
}

function Nothing() {
  return null;
}
