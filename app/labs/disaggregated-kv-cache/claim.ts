import type { Claim } from "../kit/lab";

const READ = "2026-11-24";

export const claim: Claim = {
  headline: "Local prefix caches reach at most half of the hits that a disaggregated, pooled KV cache reaches.",
  verdict: "depends",
  summary:
    "The arithmetic is exact: 320 KiB a token for a 70B model with eight KV heads, so 1 TB holds about three million tokens. On Mooncake's public traces an LRU of that size (5,859 blocks of 512) reaches 48% of the largest possible hit rate on the synthetic trace and 37% on the conversation trace; 50 million tokens reach nearly all of it. Spread round-robin over ten nodes of 10,000 blocks, the conversation trace hits 11.3% of its blocks; pooled, 36.4%. But routing alone, on the same ten caches, gives 28.9%: much of what is claimed for pooling belongs to not spreading the requests blindly.",
  assumptions: [
    "The working set of prefixes is larger than one replica's cache and smaller than the fleet's.",
    "Requests are spread without looking at the caches.",
    "The network brings a prefix sooner than the replica computes it: more than G x 2ds / (gqa x (apd + bd^2)) bytes per second.",
    "Prefill, not decode, is the bottleneck.",
  ],
  reproduces: [
    {
      says: "A 70B model with 80 layers and 8 KV heads of 128 in fp16: 320 KiB a token.",
      preset: "naive",
      path: "kv.kibPerToken",
      expected: 320,
      tolerance: 0,
    },
    {
      says: "8 x A800 (8 x 312 TFLOP/s), a prefix of 8,192 tokens: the paper prints 6 GB/s.",
      preset: "headline",
      params: { prefillTflops: 2496, prefixTokens: 8192 },
      path: "breakEven.gbPerSecond",
      expected: 5.859375,
      tolerance: 1e-9,
    },
    {
      says: "8 x H800 (8 x 989 TFLOP/s): the paper prints 19 GB/s.",
      preset: "headline",
      params: { prefillTflops: 7912, prefixTokens: 8192 },
      path: "breakEven.gbPerSecond",
      expected: 18.5734675481,
      tolerance: 1e-9,
    },
    {
      says: "Round-robin over local caches reuses about an eighth of the tokens.",
      preset: "naive",
      path: "chosen.tokenHitShare",
      expected: 0.14,
      tolerance: 0.03,
    },
    {
      says: "Pooled, two thirds: nearly all that comes again.",
      preset: "headline",
      path: "chosen.tokenHitShare",
      expected: 0.67,
      tolerance: 0.03,
    },
  ],
  stops: [
    {
      says: "Routing alone on the same local caches: nearly half of the tokens, without a pool.",
      preset: "monday",
      path: "chosen.tokenHitShare",
      expected: 0.48,
      tolerance: 0.04,
    },
    {
      says: "At 2.5 GB/s the pool adds nothing: no byte is loaded.",
      preset: "slow-network",
      path: "chosen.transferredGB",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "With twelve tenants everything fits into every replica: round-robin reuses more than half.",
      preset: "naive",
      params: { tenants: 12 },
      path: "chosen.tokenHitShare",
      expected: 0.6,
      tolerance: 0.06,
    },
    {
      says: "Llama 2 13B, without grouped-query attention: 800 KiB a token, and the pool holds that much less.",
      preset: "headline",
      params: { model: "llama-2-13b" },
      path: "kv.kibPerToken",
      expected: 800,
      tolerance: 0,
    },
  ],
  sources: [
    {
      title: "Mooncake: Trading More Storage for Less Computation (FAST'25)",
      url: "https://github.com/kvcache-ai/Mooncake/blob/main/FAST25-release/Mooncake-FAST25.pdf",
      readOn: READ,
      says: "Table 1 and equation 2 (6 and 19 GB/s); 320 KB a token and about three million tokens in 1 TB; figure 9: 3M tokens stay under half of the theoretical hit rate in most workloads, 50M nearly reach it; up to 136% more hits than local caches with prefix-aware routing.",
    },
    {
      title: "Mooncake FAST'25 trace release (Apache-2.0)",
      url: "https://github.com/kvcache-ai/Mooncake/tree/main/FAST25-release",
      readOn: READ,
      says: "12,031 conversation and 3,993 synthetic requests with hash_ids of 512-token blocks; the hit rates here are recomputed from these files.",
    },
  ],
};
