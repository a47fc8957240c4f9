import { z } from "zod";

const RunSchema = z.object({
  requestHitShare: z.number().meta({ description: "Requests of which at least one block was reused." }),
  tokenHitShare: z.number().meta({ description: "Prompt tokens that were not computed." }),
  ttftP50S: z.number(),
  ttftP95S: z.number(),
  ttftP99S: z.number(),
  missedShare: z
    .number()
    .meta({ description: "Requests whose first token came after the limit; the polluter's not counted." }),
  imbalance: z.number().meta({ description: "Busiest replica's seconds / the mean." }),
  utilisation: z
    .number()
    .meta({ description: "Mean busy share of the replicas until the last arrival; over 1 is a queue." }),
  loadShare: z.number().meta({ description: "Of the busy time, what was loading from the pool." }),
  transferredGB: z.number(),
});
export type Run = z.infer<typeof RunSchema>;

export const ResultSchema = z.object({
  kv: z.object({
    bytesPerToken: z.number(),
    kibPerToken: z.number(),
    prefixGB: z.number(),
    localPrefixes: z.number().meta({ description: "Tenant prefixes that one replica's cache holds." }),
    fleetPrefixes: z.number().meta({ description: "The same for all local caches, if no two held the same." }),
    poolPrefixes: z.number(),
    prefixesTB: z.number().meta({ description: "All tenant prefixes." }),
  }),
  breakEven: z.object({
    gbPerSecond: z
      .number()
      .meta({ description: "Bandwidth from which loading the prefix is quicker than computing it." }),
    margin: z.number().meta({ description: "Network / break-even." }),
    loadMs: z.number(),
    computeMs: z.number(),
  }),
  chosen: RunSchema,
  designs: z.object({ roundRobin: RunSchema, affinity: RunSchema, cacheAware: RunSchema, pooled: RunSchema }),
  /** One LRU over all requests in order, by capacity. */
  curve: z.array(z.object({ tokens: z.number(), hitShare: z.number() })),
  /** Share of tokens that an endless cache would reuse. */
  most: z.number(),
  /** Of the chosen design: the first request that came too late, of the more common kind: queued, or a long prefill of its own. */
  firstMiss: z
    .object({
      request: z.number(),
      isSecondHalf: z.boolean(),
      atS: z.number(),
      ttftS: z.number(),
      queuedS: z.number(),
      replica: z.number(),
      tokens: z.number(),
      hitTokens: z.number(),
    })
    .nullable(),
  reuse: z
    .object({ local: z.number(), pool: z.number(), computed: z.number() })
    .meta({ description: "Shares of the prompt tokens in the chosen design." }),
});
export type Result = z.infer<typeof ResultSchema>;
