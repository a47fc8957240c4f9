import type { Status } from "./status";

/**
 * What the API server answers to an eviction: kubernetes pkg/registry/core/pod/storage/eviction.go, Create and checkAndDecrement,
 * with the unhealthyPodEvictionPolicy of 1.26 and later.
 */
export type EvictionReason =
  "phase" | "no-budget" | "two-budgets" | "unready-always-allow" | "unready-budget-met" | "room" | "no-room";
export type EvictionAnswer = {
  code: 200 | 429 | 500;
  reason: EvictionReason;
  /** The eviction takes one of the disruptions allowed. */
  takesRoom: boolean;
};

export function evictionOf(
  pod: { phase: string; isReady: boolean; isTerminating: boolean },
  budgets: readonly { alwaysAllow: boolean; status: Status }[],
): EvictionAnswer {
  const free = (reason: EvictionReason): EvictionAnswer => ({ code: 200, reason, takesRoom: false });
  if (pod.isTerminating || ["Pending", "Succeeded", "Failed"].includes(pod.phase)) return free("phase");
  const [budget, second] = budgets;
  if (budget === undefined) return free("no-budget");
  if (second !== undefined) return { code: 500, reason: "two-budgets", takesRoom: false };
  const { desiredHealthy, currentHealthy, disruptionsAllowed } = budget.status;
  if (!pod.isReady && budget.alwaysAllow) return free("unready-always-allow");
  if (!pod.isReady && currentHealthy >= desiredHealthy && desiredHealthy > 0) return free("unready-budget-met");
  if (disruptionsAllowed > 0) return { code: 200, reason: "room", takesRoom: true };
  return { code: 429, reason: "no-room", takesRoom: false };
}

/** The answer in words, with the budget's numbers. */
export function answerInWords(answer: EvictionAnswer, budgets: readonly { name: string; status: Status }[]): string {
  const [budget, second] = budgets;
  const name = budget?.name ?? "";
  switch (answer.reason) {
    case "phase":
      return "goes: pods that are Pending, Succeeded, Failed or terminating are not checked";
    case "no-budget":
      return "goes: no budget selects it";
    case "two-budgets":
      return `500: selected by ${name} and ${second?.name ?? "another"}, and an eviction supports one budget`;
    case "unready-always-allow":
      return `goes: not ready, and ${name} says AlwaysAllow`;
    case "unready-budget-met":
      return `goes: not ready, and ${name} is met without it`;
    case "room":
      return `goes: ${name} allows ${String(budget?.status.disruptionsAllowed ?? 0)}`;
    case "no-room":
      return `429: ${name} needs ${String(budget?.status.desiredHealthy ?? 0)} healthy pods and has ${String(budget?.status.currentHealthy ?? 0)}`;
  }
}
