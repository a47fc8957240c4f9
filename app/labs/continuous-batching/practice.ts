import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "ratio",
    ask: "How many times fewer decode steps does continuous batching need than static, on these lengths and slots?",
    kind: "number",
    unit: "x",
    min: 1,
    max: 15,
    step: 0.1,
    actual: ({ lever }) => lever.ratio,
    tolerance: (actual) => 0.2 * actual,
  },
  {
    id: "binds",
    ask: "What do the requests that get their first token too late wait for?",
    kind: "choice",
    options: [
      { id: "none", label: "Hardly any is late" },
      { id: "batch", label: "A batch: to fill, or to end" },
      { id: "slots", label: "A free slot" },
      { id: "memory", label: "KV memory, with slots free" },
      { id: "prefill", label: "The prefill itself" },
    ],
    actual: bindsOf,
  },
  {
    id: "ttft",
    ask: "What is the p95 of the time to first token with the chosen scheduler?",
    kind: "number",
    unit: "s",
    min: 0,
    max: 3600,
    step: 0.1,
    actual: ({ runs }, { scheduler }) => runs[scheduler].ttftS.p95,
    tolerance: (actual) => Math.max(0.2, 0.5 * actual),
  },
];

function bindsOf({ misses, load }: Result, { scheduler }: Params): string {
  const late = misses.slots + misses.memory + misses.batch + misses.nothing;
  if (late < 0.01 * load.requests) return "none";
  const most = Math.max(misses.slots, misses.memory, misses.batch, misses.nothing);
  if (most === misses.memory) return "memory";
  if (most === misses.nothing) return "prefill";
  return scheduler === "continuous" ? "slots" : "batch";
}

export const drills: readonly Drill[] = [
  {
    id: "code-ratio",
    criterionId: "scheduling-lever",
    preset: "headline",
    events: [],
    prediction: "ratio",
    situation:
      "Code completions: half of the answers have 13 tokens or fewer, one in a thousand has more than 800. Sixteen slots.",
    because:
      "A static batch lasts as long as its longest answer. With a heavy tail most batches of 16 hold one answer several times the mean, and the other fifteen slots idle until it ends.",
  },
  {
    id: "chat-ratio",
    criterionId: "tail-length",
    preset: "chat",
    events: [],
    prediction: "ratio",
    situation: "The same server with chat answers: a mean of 211 tokens, hardly one over 600.",
    because:
      "What scheduling gives is the longest of B answers over their mean. A bounded tail bounds it: lengths uniform from zero can never give 2, however many slots.",
  },
  {
    id: "reserved-binds",
    criterionId: "kv-memory-bound",
    preset: "reserved",
    events: ["spike"],
    prediction: "binds",
    situation:
      "Continuous batching with 40 slots, and each request reserves memory for 4,096 output tokens before it may start. Arrivals triple for a while.",
    because:
      "Reservations are made for the longest answer and used for the average one. The step scheduler has free slots and nothing that it may put into them; paging and admission are a lever of their own.",
  },
  {
    id: "half-kv-ttft",
    criterionId: "kv-memory-bound",
    preset: "reserved",
    events: ["half-kv"],
    prediction: "ttft",
    situation: "The same server after a second model took half of the KV memory. Arrivals are steady at 1.6 a second.",
    because:
      "The number of sequences in a step is what memory allows, not what max_num_seqs says. Below the concurrency that the load needs the queue grows without end.",
  },
  {
    id: "pasted-repository",
    criterionId: "prefill-interference",
    preset: "headline",
    events: ["long-prompts"],
    prediction: "ttft",
    situation:
      "Code completions at 8 a second on 16 slots, prefill in chunks of 512 tokens at 0.12 ms a token. Six prompts of 32,000 tokens arrive at once.",
    because:
      "192,000 prompt tokens are 23 s of compute, and chunking only divides them: running answers keep their pace, while every first token behind them waits for the chunks. A limit, or a pool of their own, takes them out of the queue.",
  },
  {
    id: "straggler-batch",
    criterionId: "tail-length",
    preset: "naive",
    events: ["straggler"],
    prediction: "binds",
    situation:
      "The hand-written server, and one request in the first batch that repeats itself until the output limit.",
    because:
      "Fifteen slots wait for one. With iteration-level scheduling the same request costs its own slot and its KV memory, and a limit on the answer bounds both.",
  },
  {
    id: "define-naive",
    criterionId: "define-naive",
    preset: "long-prompts",
    events: [],
    prediction: "ratio",
    situation:
      "Code completions with their real prompts of 2,048 tokens, all there at the start. Decode steps alone, before you say anything about wall-clock time.",
    because:
      "The ratio of decode steps stays, while most of the time is prefill that both schedulers pay. Five times fewer decode steps is not five times the throughput.",
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "slots",
    label: "Slots",
    find: { unit: "count", near: ["slot", "max_num_seqs", "concurren", "sequences"], never: ["token"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "prefillChunk",
    label: "Prefill chunk",
    find: { unit: "count", near: ["chunk", "max_num_batched_tokens"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "outputLimit",
    label: "Output limit",
    find: { unit: "count", near: ["max_tokens", "output limit", "cap"], never: ["prompt", "chunk"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "promptLimit",
    label: "Prompt limit",
    find: { unit: "count", near: ["prompt limit", "longest prompt", "refuse prompts"], never: ["chunk"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "ttftLimitS",
    label: "First token within",
    find: { unit: "seconds", near: ["ttft", "first token"] },
    fromBase: (value) => value,
  },
];
