import { z } from "zod";

/** What the lab reads of each kind, and what it says when a field cannot be read. Other fields pass unread. */

const MOST_INT32 = 2_147_483_647;
const WHOLE = "must be a whole number, 0 or more.";
const count = z.int({ error: WHOLE }).min(0, WHOLE).max(100_000, "must be at most 100,000.");
const text = (what: string) => z.string({ error: `must be a text: ${what}` }).min(1, `must not be empty: ${what}`);
const labels = z.record(z.string(), z.string({ error: "must be a text: label values are strings, so quote it." }), {
  error: "must be a mapping of labels.",
});

const PODS_OR_SHARE = 'must be a whole number of pods (3) or a percentage up to 100 ("30%").';
/** A whole number of pods, or "30%"; the API server refuses "3" in quotes and more than 100%. */
export const IntOrPercent = z
  .union([z.number(), z.string()], { error: PODS_OR_SHARE })
  .refine(isCountOrShare, PODS_OR_SHARE);
export type IntOrPercent = z.infer<typeof IntOrPercent>;

const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"] as const;
const Expression = z
  .looseObject({
    key: text("the label's key"),
    operator: z.enum(OPERATORS, { error: `must be one of ${OPERATORS.join(", ")}.` }),
    values: z.array(z.string({ error: "must be a text." })).nullish(),
  })
  .superRefine(({ operator, values }, context) => {
    const needs = operator === "In" || operator === "NotIn";
    const size = values?.length ?? 0;
    if (needs !== size > 0) {
      const message = needs ? `must not be empty for ${operator}.` : `must be left out for ${operator}.`;
      context.addIssue({ code: "custom", path: ["values"], message });
    }
  });
export const SelectorShape = z.looseObject({
  matchLabels: labels.nullish(),
  matchExpressions: z.array(Expression, { error: "must be a list of expressions." }).nullish(),
});
export type Selector = z.infer<typeof SelectorShape>;

const Owner = z.looseObject({
  kind: text("the owner's kind"),
  name: text("the owner's name"),
  controller: z.boolean().nullish(),
});
const metadata = z.looseObject(
  {
    name: text("the object's name"),
    namespace: z.string({ error: "must be a text." }).nullish(),
    labels: labels.nullish(),
    deletionTimestamp: z.string().nullish(),
    ownerReferences: z.array(Owner).nullish(),
  },
  { error: "is missing: every object needs metadata.name." },
);
export type Owner = z.infer<typeof Owner>;

const podSpec = z.looseObject({
  terminationGracePeriodSeconds: count.nullish(),
  nodeName: z.string({ error: "must be a text." }).nullish(),
  containers: z
    .array(
      z.looseObject({
        readinessProbe: z.looseObject({ initialDelaySeconds: z.number().min(0, WHOLE).nullish() }).nullish(),
      }),
    )
    .nullish(),
});
export type PodSpec = z.infer<typeof podSpec>;

const template = z.looseObject(
  { metadata: z.looseObject({ labels: labels.nullish() }).nullish(), spec: podSpec.nullish() },
  { error: "is missing: the pods' labels stand in it." },
);

export const WorkloadShape = z.looseObject({
  metadata,
  spec: z.looseObject(
    {
      replicas: count.nullish(),
      selector: z.looseObject(SelectorShape.shape, { error: "is missing: apps/v1 requires it." }),
      template,
      strategy: z.looseObject({ type: z.string().nullish() }).nullish(),
    },
    { error: "is missing." },
  ),
  status: z.looseObject({ replicas: count.nullish(), readyReplicas: count.nullish() }).nullish(),
});

const PHASES = ["Pending", "Running", "Succeeded", "Failed", "Unknown"] as const;
export const PodShape = z.looseObject({
  metadata,
  spec: podSpec.nullish(),
  status: z
    .looseObject({
      phase: z.enum(PHASES, { error: `must be one of ${PHASES.join(", ")}.` }).nullish(),
      conditions: z.array(z.looseObject({ type: text("the condition"), status: z.string() })).nullish(),
    })
    .nullish(),
});

export const AutoscalerShape = z.looseObject({
  metadata,
  spec: z
    .looseObject(
      {
        scaleTargetRef: z.looseObject(
          { kind: text("the workload's kind"), name: text("the workload's name") },
          { error: "is missing: it names the workload." },
        ),
        minReplicas: count.nullish(),
        maxReplicas: count,
      },
      { error: "is missing." },
    )
    .refine(({ minReplicas, maxReplicas }) => (minReplicas ?? 1) <= maxReplicas, {
      path: ["minReplicas"],
      message: "must not be greater than maxReplicas.",
    }),
});

const POLICIES = ["IfHealthyBudget", "AlwaysAllow"] as const;
export const BudgetShape = z.looseObject({
  metadata,
  spec: z
    .looseObject(
      {
        minAvailable: IntOrPercent.nullish(),
        maxUnavailable: IntOrPercent.nullish(),
        selector: SelectorShape.nullish(),
        unhealthyPodEvictionPolicy: z.enum(POLICIES, { error: `must be one of ${POLICIES.join(", ")}.` }).nullish(),
      },
      { error: "is missing." },
    )
    .superRefine(({ minAvailable, maxUnavailable }, context) => {
      const set = [minAvailable, maxUnavailable].filter((one) => one !== undefined && one !== null).length;
      if (set !== 1) context.addIssue({ code: "custom", message: set === 2 ? BOTH : NEITHER });
    }),
});
export const BOTH = "has minAvailable and maxUnavailable; the API server takes one of them. Remove one.";
export const NEITHER = "has neither minAvailable nor maxUnavailable. Set one of them.";

/** The kinds that are read, with the apiVersions that serve them. */
export const KINDS: Readonly<Record<string, { versions: readonly string[]; shape: z.ZodType }>> = {
  Deployment: { versions: ["apps/v1"], shape: WorkloadShape },
  StatefulSet: { versions: ["apps/v1"], shape: WorkloadShape },
  ReplicaSet: { versions: ["apps/v1"], shape: WorkloadShape },
  Pod: { versions: ["v1"], shape: PodShape },
  HorizontalPodAutoscaler: { versions: ["autoscaling/v2", "autoscaling/v1"], shape: AutoscalerShape },
  PodDisruptionBudget: { versions: ["policy/v1"], shape: BudgetShape },
};

function isCountOrShare(value: number | string): boolean {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value <= MOST_INT32;
  return /^\d{1,3}%$/.test(value) && Number.parseInt(value, 10) <= 100;
}
