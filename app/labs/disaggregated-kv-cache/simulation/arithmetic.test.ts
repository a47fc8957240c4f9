import { describe, expect, test } from "vitest";
import { breakEvenBandwidth, bytesPerToken, gqaOf, prefillFlops, SHAPES } from "./arithmetic";

/** Figures of Mooncake (FAST'25): table 1, section 2.2 and section 5.3. */
const LLAMA_70B = { modelDim: 8192, gqa: 8, bytes: 2 };

describe("KV arithmetic", () => {
  test.each([
    ["llama-3-70b", 320],
    ["llama-2-7b", 512],
    ["llama-2-13b", 800],
    ["llama-3-8b", 128],
    ["codellama-34b", 192],
  ] as const)("%s has %i KiB a token", (model, kib) => {
    expect(bytesPerToken(SHAPES[model]) / 1024).toBe(kib);
  });

  test("1 TB holds about three million tokens of a 70B model", () => {
    expect(1e12 / bytesPerToken(SHAPES["llama-3-70b"]) / 1e6).toBeCloseTo(3.05, 2);
  });

  test("8 x A800 need 6 GB/s, 8 x H800 19", () => {
    expect(breakEvenBandwidth(LLAMA_70B, 8 * 312e12, 8192) / 1e9).toBeCloseTo(5.859375, 9);
    expect(breakEvenBandwidth(LLAMA_70B, 8 * 989e12, 8192) / 1e9).toBeCloseTo(18.57, 2);
    expect(gqaOf(SHAPES["llama-3-70b"])).toBe(8);
  });

  test("at the break-even, loading a prefix takes as long as computing it", () => {
    for (const shape of Object.values(SHAPES)) {
      const bandwidth = breakEvenBandwidth({ ...shape, gqa: gqaOf(shape) }, 1e15, 5000);
      expect((5000 * bytesPerToken(shape)) / bandwidth).toBeCloseTo(prefillFlops(shape, 5000, 0) / 1e15, 9);
    }
  });

  test("a prompt in two parts costs what it costs in one", () => {
    const shape = SHAPES["llama-3-8b"];
    expect(prefillFlops(shape, 300, 0) + prefillFlops(shape, 700, 300)).toBeCloseTo(prefillFlops(shape, 1000, 0), -3);
  });
});
