import { z } from "zod";
import { LAYERS } from "./graph/attack-graph";

const layer = z.enum(LAYERS);
const count = z.number().int().min(0);

const blast = z.strictObject({
  /** Pods whose Secrets, tokens or code the attacker can have; an upper bound. */
  pods: count,
  totalPods: count,
  /** 0 to 1. */
  share: z.number(),
  /** 0 to 100: the share of all pods. */
  score: z.number(),
  teams: count,
  nodes: count,
});

export const ResultSchema = z.strictObject({
  entry: z.strictObject({
    id: z.string(),
    level: z.enum(["privileged", "baseline", "restricted"]),
    account: z.string(),
    isTokenMounted: z.boolean(),
    isHostNetwork: z.boolean(),
  }),
  /** Where the shell ends: the widest of what it reaches. */
  ends: z.enum(["pod", "namespace", "node", "cloud", "cluster"]),
  blast,
  network: z.strictObject({ pods: count, share: z.number() }),
  metadata: z.strictObject({
    isOpen: z.boolean(),
    /** Hop limit minus what a pod needs. */
    hopMargin: z.number().int(),
  }),
  token: z.strictObject({ acceptedHours: z.number(), timesNominal: z.number() }),
  path: z.strictObject({
    to: z.string(),
    title: z.string(),
    length: count,
    steps: z.array(z.strictObject({ from: z.string(), to: z.string(), how: z.string() })),
  }),
  cut: z.strictObject({
    target: z.string(),
    /** 0 when there is nothing to cut, or nothing in the list cuts it. */
    size: count,
    isPossible: z.boolean(),
    isSmallest: z.boolean(),
    separatePaths: count.nullable(),
    controls: z.array(z.strictObject({ id: z.string(), title: z.string(), layer })),
    podsAfter: count,
  }),
  /** Every control on an open step that is reached, and what is left when it alone is added. */
  controls: z.array(
    z.strictObject({
      id: z.string(),
      layer,
      title: z.string(),
      price: z.string(),
      breaks: count,
      closes: count,
      podsAfter: count,
      isTargetReached: z.boolean(),
    }),
  ),
  /** The best control of each layer, by its index in `controls`; null where the layer has none to add. */
  layers: z.array(z.strictObject({ layer, control: count.nullable() })),
  assets: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      note: z.string(),
      kind: z.enum(["pod", "identity", "network", "node", "cloud", "cluster"]),
      isReached: z.boolean(),
    }),
  ),
  steps: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      how: z.string(),
      closedBy: z.string().nullable(),
      isOnPath: z.boolean(),
      /** Title of the control of the minimum cut that closes it. */
      cutBy: z.string().nullable(),
    }),
  ),
  levels: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      pods: count,
      level: z.enum(["privileged", "baseline", "restricted"]),
      first: z.string(),
    }),
  ),
  input: z.strictObject({
    workloads: count,
    reachedAssets: count,
    ignored: z.array(z.string()),
    unknownRoles: z.array(z.string()),
    accountsLeftOut: count,
  }),
});

export type Result = z.infer<typeof ResultSchema>;
export type Blast = z.infer<typeof blast>;
