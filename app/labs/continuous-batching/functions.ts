import { z } from "zod";
import { LabInputError, type LabFunction } from "../kit/lab";
import type { Trace } from "../kit/traces/trace";
import { continuousSteps, staticSteps } from "./simulation/decode-steps";

const StepsInput = z.strictObject({
  slots: z
    .number({ error: "slots must be a number." })
    .int("slots must be a whole number.")
    .min(1, "slots must be at least 1.")
    .max(100_000, "slots must be at most 100,000.")
    .meta({ description: "Sequences in one step." }),
});
const StepsOutput = z.strictObject({
  static: z.number().meta({ description: "Decode steps: each batch lasts as long as its longest output." }),
  continuous: z.number().meta({ description: "Decode steps: the next request takes the first free slot." }),
  ratio: z.number().meta({ description: "static / continuous; 1 when nothing is generated." }),
});

const steps: LabFunction = {
  summary:
    "Decode steps of a trace's output lengths with static and with continuous batching, all requests there at the start, in file order.",
  reads: "json",
  input: StepsInput,
  output: StepsOutput,
  trace: "requests",
  call(input, trace) {
    const { slots } = StepsInput.parse(input);
    const outputs = outputsOf(trace);
    const [still, flowing] = [staticSteps(outputs, slots), continuousSteps(outputs, slots)];
    return {
      static: still,
      continuous: flowing,
      ratio: flowing === 0 ? 1 : Number((still / flowing).toPrecision(12)),
    };
  },
};

function outputsOf(trace: Trace | null): Int32Array {
  if (trace?.kind === "requests") return trace.outputTokens;
  throw new LabInputError([{ field: "trace", line: null, message: "Give a file of requests with --trace." }]);
}

export const functions = { steps };
