/** Part of `npm run bench`: the labs' simulators against a plain loop over the same events (the floor). Prints a Markdown table. */
import { performance } from "node:perf_hooks";
import { randomFrom } from "../app/domain/rng";
import type { LabParams } from "../app/labs/kit/lab";
import { paramsOf } from "../app/labs/kit/params-of";
import type { RequestTrace } from "../app/labs/kit/traces/trace";
import { labOf } from "../app/labs/registry";

const REQUESTS = 100_000;
const CACHE_REQUESTS = 12_000;
const ROUNDS = 5;

/** Requests of one day of a busy service, with blocks that repeat as system prompts and conversations do. */
function made(count: number, hasBlocks: boolean): RequestTrace {
  const random = randomFrom(7);
  const [atSeconds, inputTokens, outputTokens] = [
    new Float64Array(count),
    new Int32Array(count),
    new Int32Array(count),
  ];
  const ids: number[] = [];
  const start = new Int32Array(count + 1);
  const dense = new Map<number, number>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    at += -Math.log(1 - random()) / 20;
    atSeconds[index] = at;
    inputTokens[index] = 200 + Math.floor(random() * 3000);
    outputTokens[index] = 1 + Math.floor(-Math.log(1 - random()) * 120);
    if (hasBlocks) {
      const conversation = Math.floor(random() ** 2 * 3000);
      for (let block = 0; block < 6 + Math.floor(random() * 20); block += 1) {
        const hash = block < 4 ? block : conversation * 64 + block;
        const id = dense.get(hash) ?? dense.size;
        dense.set(hash, id);
        ids.push(id);
      }
    }
    start[index + 1] = ids.length;
  }
  const blocks = hasBlocks ? { ids: Int32Array.from(ids), start, distinct: dense.size } : null;
  return { kind: "requests", name: "made", count, atSeconds, inputTokens, outputTokens, blocks };
}

function median(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? NaN;
}

/** The floor: every request read once, added up. */
function plainLoop({ count, atSeconds, inputTokens, outputTokens, blocks }: RequestTrace): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    sum += (atSeconds[index] ?? 0) + (inputTokens[index] ?? 0) + (outputTokens[index] ?? 0);
  }
  for (const id of blocks?.ids ?? []) sum += id;
  return sum;
}

const requests = made(REQUESTS, false);
const cached = made(CACHE_REQUESTS, true);
const quiet = () => undefined;

function runOf(id: string, changes: LabParams, trace: RequestTrace | null): () => void {
  const lab = labOf(id);
  if (lab === null) throw new Error(`There is no lab ${id}.`);
  const params = paramsOf(lab, { changes });
  return () => void lab.run(params, { trace, progress: quiet });
}

function replay(): void {
  const replayRequests = labOf("spot-gpu-strategy")?.functions["replay-requests"];
  replayRequests?.call(replayRequests.input.parse({ requests: REQUESTS }), null);
}

function hitRate(): void {
  const lab = labOf("disaggregated-kv-cache");
  lab?.functions.hitRate?.call({ policy: "lru", capacityBlocks: 5859, nodes: 1 }, cached);
}

const rows: [string, RequestTrace, () => void][] = [
  ["continuous batching, 100,000 requests", requests, runOf("continuous-batching", {}, requests)],
  ["autoscaling, 100,000 requests", requests, runOf("gpu-autoscaling", {}, requests)],
  ["spot, 100,000 requests", requests, replay],
  ["spot, a week in steps of ten seconds", requests, runOf("spot-gpu-strategy", {}, null)],
  ["KV cache, 12,000 requests, LRU", cached, hitRate],
];
console.log("\n| lab, one core | ms | plain loop ms | against the loop |\n|---|---|---|---|");
for (const [name, trace, run] of rows) {
  const floor = median(() => {
    if (plainLoop(trace) < 0) throw new Error("A sum of tokens is not negative.");
  });
  const taken = median(run);
  console.log(`| ${name} | ${taken.toFixed(0)} | ${floor.toFixed(1)} | ${(taken / floor).toFixed(0)} : 1 |`);
}
console.log(`\nresident after all of it: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
