/** A transformer with grouped-query attention, as far as its KV cache and its prefill are concerned. */
export type Shape = {
  layers: number;
  kvHeads: number;
  headDim: number;
  /** Of one value: 2 for fp16. */
  bytes: number;
  modelDim: number;
};

/**
 * a and b of Mooncake's equation 1 (FAST'25, table 1): operations of a layer for a prompt of n tokens are a n^2 d + b n d^2. The values
 * are the paper's for Llama-3-70B; other shapes differ a little in b.
 */
const ATTENTION = 4;
const PROJECTION = 22;

/** Keys and values of all layers: 2 x layers x heads x dimension x bytes. */
export function bytesPerToken({ layers, kvHeads, headDim, bytes }: Omit<Shape, "modelDim">): number {
  return 2 * layers * kvHeads * headDim * bytes;
}

/** Operations to compute `tokens` after `before` that are already there: the whole prompt's less those of its cached prefix. */
export function prefillFlops(shape: Shape, tokens: number, before: number): number {
  const upTo = (n: number) => ATTENTION * n * n * shape.modelDim + PROJECTION * n * shape.modelDim ** 2;
  return shape.layers * (upTo(before + tokens) - upTo(before));
}

/**
 * Mooncake's equation 2: loading a cached prefix is quicker than computing it when B > G x 2ds / (gqa x (apd + bd^2)). In bytes per
 * second, for G in operations per second; the prefix length p counts because attention over it grows with its square.
 */
export function breakEvenBandwidth(
  {
    modelDim: d,
    gqa,
    bytes: s,
    a = ATTENTION,
    b = PROJECTION,
  }: { modelDim: number; gqa: number; bytes: number; a?: number; b?: number },
  flopsPerSecond: number,
  prefixTokens: number,
): number {
  return (flopsPerSecond * 2 * d * s) / (gqa * (a * prefixTokens * d + b * d * d));
}

export function gqaOf({ modelDim, kvHeads, headDim }: Shape): number {
  return modelDim / (kvHeads * headDim);
}

/** fp16; layers, KV heads, head dimension and width as in each model's published configuration. */
export const SHAPES = {
  "llama-3-70b": { layers: 80, kvHeads: 8, headDim: 128, bytes: 2, modelDim: 8192 },
  "llama-3-8b": { layers: 32, kvHeads: 8, headDim: 128, bytes: 2, modelDim: 4096 },
  "llama-2-7b": { layers: 32, kvHeads: 32, headDim: 128, bytes: 2, modelDim: 4096 },
  "llama-2-13b": { layers: 40, kvHeads: 40, headDim: 128, bytes: 2, modelDim: 5120 },
  "codellama-34b": { layers: 48, kvHeads: 8, headDim: 128, bytes: 2, modelDim: 8192 },
} as const satisfies Record<string, Shape>;
