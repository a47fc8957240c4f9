import { z } from "zod";
import type { LabFunction } from "../kit/lab";
import { replicasFor, type ReplicaQuestion } from "./replica-calculator";

/** A whole number of any size: sums in milli-units may pass what z.int() takes. */
const milli = z.number().refine((value) => Number.isInteger(value) && value >= 0, "must be a whole number, at least 0");

const podSchema = z.strictObject({
  phase: z.enum(["Pending", "Running", "Succeeded", "Failed"]).default("Running"),
  ready: z.boolean().default(true).describe("The Ready condition; counts for cpu, object and external."),
  deleted: z.boolean().default(false).describe("Has a deletion timestamp."),
  withinInitializationPeriod: z.boolean().default(false).describe("Inside the CPU initialisation period (5 minutes)."),
  sampleIsFresh: z
    .boolean()
    .default(false)
    .describe("Inside that period: the sample covers a whole window since the pod became ready."),
  wasReady: z
    .boolean()
    .default(false)
    .describe("After that period: a pod that is not ready now has been ready since its start."),
  requestMilli: milli.nullable().default(null).describe("CPU request of the pod, milli-cores."),
  usageMilli: milli.nullable().default(null).describe("Its sample, milli-units; null when there is none."),
});

const tolerance = z.number().min(0).max(10);
const inputSchema = z.strictObject({
  metric: z.enum(["cpu", "pods", "object", "external"]),
  currentReplicas: z.int().min(0).max(100_000),
  target: z
    .number()
    .positive()
    .describe("cpu: percent of the request; pods and perPod: milli-units per pod; else milli-units in all."),
  tolerance: tolerance.default(0.1),
  scaleUpTolerance: tolerance.optional().describe("Instead of tolerance on the way up."),
  scaleDownTolerance: tolerance.optional().describe("Instead of tolerance on the way down."),
  perPod: z.boolean().default(false).describe("object and external: the target is an average value per pod."),
  pods: z.array(podSchema).max(10_000).default([]),
  samples: z
    .array(milli.nullable())
    .max(20_000)
    .nullable()
    .default(null)
    .describe("cpu, pods: one per pod instead of usageMilli, surplus ones belong to pods that are gone. Else summed."),
});
const outputSchema = z.strictObject({ replicas: z.number(), utilization: z.number() });

/** `npm run --silent lab -- gpu-autoscaling --fn replicas` */
export const replicas: LabFunction = {
  summary:
    "The replica count that the Horizontal Pod Autoscaler computes from these samples, before limits and stabilisation.",
  reads: "json",
  input: inputSchema,
  output: outputSchema,
  trace: null,
  call: (input) => replicasFor(questionOf(inputSchema.parse(input))),
};

function questionOf({ tolerance: both, ...input }: z.infer<typeof inputSchema>): ReplicaQuestion {
  return {
    ...input,
    scaleUpTolerance: input.scaleUpTolerance ?? both,
    scaleDownTolerance: input.scaleDownTolerance ?? both,
  };
}
