import type { Workload } from "../manifest/cluster";
import type { Manifest, ManifestObject } from "../manifest/read";
import { selects } from "../manifest/selector";
import { currentStatus, type Guarded } from "../budgets/status";
import { growing, nameOf, ruleOf, type Finding } from "../budgets/traps";
import { addExpression, removeObject, renameField, setField, type Splice } from "./splice";

/** One edit of one object, with its reason. */
export type Edit = {
  object: ManifestObject;
  was: string;
  now: string;
  why: string;
  splices: Splice[];
};

/** The edits that mend a finding; none when the text is written in a way that they cannot be put in. */
export function editsFor(manifest: Manifest, finding: Finding): Edit[] {
  const { guarded, other } = finding;
  switch (finding.trap) {
    case "two-budgets":
      return other === null ? [] : separated(manifest, guarded, other);
    case "one-replica":
      return secondCopy(manifest, guarded);
    case "autoscaler-at-floor":
      return raisedFloor(manifest, guarded);
    case "zero-unavailable":
      return oneMayGo(
        guarded,
        "One may go at a time. A zero can be a request to be asked first: get the owner's yes before this.",
      );
    case "equal-to-replicas":
    case "rounds-up-to-all":
      return oneMayGo(guarded, "One may go at a time, whatever the number of replicas is.");
    case "never-ready":
      return alwaysAllowed(manifest, guarded);
    case "no-scale":
      return wholeMinimum(guarded, "Only a whole minAvailable is counted over the pods themselves.");
    default:
      return [];
  }
}

function one(
  object: ManifestObject,
  splices: (Splice | null)[] | Splice | null,
  texts: Omit<Edit, "object" | "splices">,
): Edit[] {
  const all = Array.isArray(splices) ? splices : [splices];
  const good = all.flatMap((splice) => splice ?? []);
  return good.length === 0 || good.length < all.length ? [] : [{ object, splices: good, ...texts }];
}

function oneMayGo(guarded: Guarded, why: string): Edit[] {
  const { budget, pods } = guarded;
  // maxUnavailable needs controllers with a scale: with others in the set the status would allow 0.
  if (pods.some(({ hasUnscaledOwner }) => hasUnscaledOwner)) return wholeMinimum(guarded, why);
  const { field } = budget.rule;
  const splices = renameField(budget.object, { path: ["spec", field], key: "maxUnavailable", value: "1" });
  return one(budget.object, splices ?? [], { was: ruleOf(guarded), now: "maxUnavailable: 1", why });
}

function wholeMinimum(guarded: Guarded, why: string): Edit[] {
  const { budget, pods } = guarded;
  const returning = pods.filter(({ workload, hasUnscaledOwner }) => workload !== null || hasUnscaledOwner).length;
  const value = String(Math.max(1, Math.min(returning - 1, wanted(guarded))));
  const splices = renameField(budget.object, { path: ["spec", budget.rule.field], key: "minAvailable", value });
  return one(budget.object, splices ?? [], { was: ruleOf(guarded), now: `minAvailable: ${value}`, why });
}

/** What the rule asks for when it is counted over the pods. */
function wanted({ budget: { rule }, pods }: Guarded): number {
  const share =
    typeof rule.value === "number" ? rule.value : Math.ceil((Number.parseInt(rule.value, 10) * pods.length) / 100);
  return rule.field === "minAvailable" ? share : pods.length - share;
}

function secondCopy(manifest: Manifest, guarded: Guarded): Edit[] {
  const [workload] = guarded.workloads;
  if (workload?.mayRunTwice !== true) {
    return oneMayGo(
      guarded,
      `A second copy is not allowed to run${workload === undefined ? "" : ` (${reasonForOne(workload)})`}, so a gap of about ${String((workload?.grace ?? 0) + (workload?.readyAfter ?? 0))} s has to be agreed. The budget stays and protects as soon as there are two.`,
    );
  }
  return replicasTo(
    manifest,
    workload,
    2,
    "With two, one may go while the other serves. If a gap of one restart is agreed, the budget can be dropped instead: a crash does not ask it.",
  );
}

function reasonForOne({ kind }: Workload): string {
  return kind === "Deployment" ? "strategy Recreate" : kind;
}

function replicasTo(manifest: Manifest, workload: Workload, count: number, why: string): Edit[] {
  const { autoscaler, object } = workload;
  const target = autoscaler?.object ?? object;
  const key = autoscaler === null ? "replicas" : "minReplicas";
  const was = autoscaler === null ? workload.replicas : autoscaler.floor;
  const splices = [setField(manifest, target, { path: ["spec", key], value: String(count) })];
  if (autoscaler !== null && autoscaler.ceiling < count) {
    splices.push(setField(manifest, target, { path: ["spec", "maxReplicas"], value: String(count) }));
  }
  return one(target, splices, { was: `${key}: ${String(was)}`, now: `${key}: ${String(count)}`, why });
}

function raisedFloor(manifest: Manifest, guarded: Guarded): Edit[] {
  const workload = growing(guarded);
  if (workload?.autoscaler == null) return [];
  const { desiredHealthy } = currentStatus(guarded);
  const floor = Math.min(workload.autoscaler.ceiling, Math.max(workload.autoscaler.floor, desiredHealthy) + 1);
  return [
    ...replicasTo(
      manifest,
      workload,
      floor,
      `At the floor one may go and ${String(floor - 1)} stay, as the budget wanted.`,
    ),
    ...oneMayGo(
      guarded,
      "Follows the autoscaler: a fixed minimum blocks at the floor and lets all but that many go at the peak.",
    ),
  ];
}

function alwaysAllowed(manifest: Manifest, guarded: Guarded): Edit[] {
  const { object } = guarded.budget;
  const splice = setField(manifest, object, {
    path: ["spec", "unhealthyPodEvictionPolicy"],
    value: "AlwaysAllow",
    before: "selector",
  });
  return one(object, splice, {
    was: "unhealthyPodEvictionPolicy: IfHealthyBudget (the default)",
    now: "unhealthyPodEvictionPolicy: AlwaysAllow",
    why: "Pods that are not ready serve nobody and may go; the ready ones stay guarded. Stable since Kubernetes 1.31.",
  });
}

/** Two budgets that share pods: take the weaker one away when the other guards all its pods, else narrow one. */
function separated(manifest: Manifest, first: Guarded, second: Guarded): Edit[] {
  const [weak, strong] = strictness(first) < strictness(second) ? [first, second] : [second, first];
  for (const [spare, kept] of [
    [weak, strong],
    [strong, weak],
  ] as const) {
    const covered = new Set(kept.pods);
    const isCovered = spare.pods.every((pod) => covered.has(pod));
    if (isCovered && (spare === weak || spare.pods.length < kept.pods.length)) {
      const narrowed = spare.pods.length < kept.pods.length ? narrow(manifest, kept, spare) : [];
      return narrowed.length > 0
        ? narrowed
        : spare === weak || isAtLeast(kept, spare)
          ? dropped(manifest, spare, kept)
          : [];
    }
  }
  const narrowed = narrow(manifest, first, second);
  return narrowed.length > 0 ? narrowed : narrow(manifest, second, first);
}

function strictness(guarded: Guarded): number {
  const { desiredHealthy, expectedPods } = currentStatus(guarded);
  return expectedPods === 0 ? 0 : desiredHealthy / expectedPods;
}

function isAtLeast(kept: Guarded, spare: Guarded): boolean {
  return strictness(kept) >= strictness(spare);
}

function dropped(manifest: Manifest, spare: Guarded, kept: Guarded): Edit[] {
  const { object } = spare.budget;
  return one(object, removeObject(manifest, object), {
    was: `PodDisruptionBudget ${object.name}`,
    now: "removed",
    why: `${nameOf(kept)} guards the same pods at least as strictly, and an eviction supports one budget.`,
  });
}

/** Excludes the pods of `other` from `wide` by one of their labels, if every other pod of `wide` stays in it. */
function narrow(manifest: Manifest, wide: Guarded, other: Guarded): Edit[] {
  const guarded = new Set(other.pods);
  const shared = wide.pods.filter((pod) => guarded.has(pod)).length;
  for (const [key, value] of Object.entries(other.budget.selector?.matchLabels ?? {})) {
    const selector = { matchLabels: { [key]: value } };
    const leaves = wide.pods.filter(({ labels }) => selects(selector, labels));
    const stays = wide.pods.length - leaves.length;
    // Who leaves must be guarded by the other, and nobody may stay with both.
    if (stays === 0 || !leaves.every((pod) => guarded.has(pod)) || leaves.length < shared) continue;
    const expression = `{key: ${quoted(key)}, operator: NotIn, values: [${quoted(value)}]}`;
    const found = one(wide.budget.object, addExpression(manifest, wide.budget.object, expression), {
      was: "no exception",
      now: `${key} NotIn ${value}`,
      why: `${nameOf(other)} guards these pods; ${nameOf(wide)} keeps the other ${String(stays)}.`,
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** As it can stand in a flow mapping: quoted unless it is a plain word. */
function quoted(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9./_-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
