import { z } from "zod";
import { LabInputError, type LabFunction } from "../kit/lab";
import { manifestsOf } from "./manifests/documents";
import { isWorkloadKind, workloadOf } from "./manifests/workloads";
import type { LevelOfPod } from "./pod-security/level";

const FIELD = "manifest";

/**
 * The Pod Security level of one pod, or of the template of one workload, at v1.37 of the standards.
 * @throws LabInputError for a text that holds no pod, or several
 */
export function securityLevel(text: string): LevelOfPod {
  const manifests = manifestsOf(text, FIELD);
  const pods = manifests.filter(({ kind }) => isWorkloadKind(kind));
  const [first, second] = pods;
  if (first === undefined) {
    const kinds = manifests.map(({ kind }) => kind).join(", ");
    throw new LabInputError([
      {
        field: FIELD,
        line: manifests[0]?.lineOf([]) ?? null,
        message: `There is no pod in this text${kinds === "" ? "" : ` (found: ${kinds})`}. Give a Pod, or a workload with a pod template.`,
      },
    ]);
  }
  if (second !== undefined) {
    throw new LabInputError([
      { field: FIELD, line: second.lineOf([]), message: "One pod at a time: a second one begins here." },
    ]);
  }
  return workloadOf(first, 1, FIELD).security;
}

export const functions: Readonly<Record<string, LabFunction>> = {
  securityLevel: {
    summary:
      "The Pod Security level (v1.37) that a Pod or a workload's template satisfies, and what keeps it from a stricter one.",
    reads: "text",
    input: z.string().max(200_000, "The manifest may have at most 200,000 characters."),
    output: z.strictObject({
      level: z.enum(["privileged", "baseline", "restricted"]),
      violations: z.array(z.strictObject({ control: z.string(), field: z.string(), message: z.string() })),
    }),
    trace: null,
    call: (input) => securityLevel(String(input)),
  },
};
