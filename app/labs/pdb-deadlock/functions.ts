import { z } from "zod";
import type { LabFunction } from "../kit/lab";
import { statusOf } from "./budgets/status";
import { BOTH, IntOrPercent, NEITHER } from "./manifest/shapes";

const pods = z.int().min(0).max(1_000_000);
const Input = z
  .strictObject({
    minAvailable: IntOrPercent.nullish(),
    maxUnavailable: IntOrPercent.nullish(),
    expectedPods: pods,
    healthyPods: pods,
  })
  .superRefine((input, context) => {
    const set = [input.minAvailable, input.maxUnavailable].filter((one) => one !== undefined && one !== null).length;
    if (set !== 1) context.addIssue({ code: "custom", message: `The budget ${set === 2 ? BOTH : NEITHER}` });
  });
const count = z.int().min(0);
const Output = z.strictObject({ desiredHealthy: count, disruptionsAllowed: count });

/** `--fn pdb`: the status of one budget, as the disruption controller computes it. */
const pdb: LabFunction = {
  summary: "minAvailable or maxUnavailable with expectedPods and healthyPods -> desiredHealthy and disruptionsAllowed",
  reads: "json",
  input: Input,
  output: Output,
  trace: null,
  call(input) {
    const { minAvailable, maxUnavailable, expectedPods, healthyPods } = Input.parse(input);
    const rule =
      minAvailable === undefined || minAvailable === null
        ? ({ field: "maxUnavailable", value: maxUnavailable ?? 0 } as const)
        : ({ field: "minAvailable", value: minAvailable } as const);
    const { desiredHealthy, disruptionsAllowed } = statusOf(rule, expectedPods, healthyPods);
    return { desiredHealthy, disruptionsAllowed };
  },
};

export const functions = { pdb };
