import type { AttackEvent, Preset } from "../kit/lab";
import type { Params } from "./params";

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "Pool the caches of the fleet",
    why: "Twelve small caches that cannot reach each other become one that holds every tenant prefix.",
    params: { routing: "round-robin", pooled: true },
  },
  {
    id: "naive",
    title: "Twelve caches, round-robin",
    why: "Each replica sees every twelfth request of a tenant and has room for 20 of 400 prefixes: one request in eight hits.",
    params: { routing: "round-robin", pooled: false },
  },
  {
    id: "defended",
    title: "Cache-aware routing and a pool",
    why: "Requests go where their prefix is unless that queue is longer; what no local cache holds comes over the network if that is quicker.",
    params: { routing: "cache-aware", pooled: true, thresholdS: 1 },
  },
  {
    id: "monday",
    title: "Monday: only the router changes",
    why: "No new system: the same twelve caches, used as if they were one.",
    params: { routing: "cache-aware", pooled: false, thresholdS: 1 },
  },
  {
    id: "affinity",
    title: "Tenant affinity without a way out",
    why: "A hash gives each tenant one home, and the home of a hot tenant all of its queue.",
    params: { routing: "affinity", pooled: false, thresholdS: 600 },
  },
  {
    id: "second-use",
    title: "Local caches that wait for the second use",
    why: "Prompts of one use push nothing out; everybody's second request pays for it.",
    params: { routing: "cache-aware", pooled: false, secondTouch: true, thresholdS: 1 },
  },
  {
    id: "slow-network",
    title: "A pool behind 20 Gbit/s",
    why: "2.5 GB/s is under the break-even: the pool is full of blocks that are quicker to compute than to load.",
    params: { routing: "cache-aware", pooled: true, networkGBs: 2.5 },
  },
];

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "pollution",
    title: "A tenant of unique prompts",
    says: "One tenant starts a batch job: 15% more requests, each of 16,000 tokens that never come again. Whose prefixes are gone, and who pays for the compute?",
    apply: (params) => ({ ...params, polluterPercent: 15 }),
  },
  {
    id: "network-tenth",
    title: "A tenth of the network",
    says: "The fabric is shared with a training job now, and you get a tenth. What is your pool worth?",
    apply: (params) => ({ ...params, networkGBs: Math.max(0.1, params.networkGBs / 10) }),
  },
  {
    id: "node-lost",
    title: "One node is gone",
    says: "Halfway through, one node disappears with two replicas, their caches and its part of the pool.",
    apply: (params) => ({ ...params, lostNodes: 1 }),
  },
  {
    id: "hot-prefix",
    title: "One prefix becomes hot",
    says: "From now on 60% of the tenant requests carry one prefix. Where do they go?",
    apply: (params) => ({ ...params, hotPercent: 60 }),
  },
];
