import { BASELINE_CHECKS } from "./baseline-checks";
import type { CheckedPod, PodCheck } from "./check";
import { RESTRICTED_CHECKS } from "./restricted-checks";

export type SecurityLevel = "privileged" | "baseline" | "restricted";
export type Violation = { control: string; field: string; message: string };
export type LevelOfPod = { level: SecurityLevel; violations: Violation[] };

const replaced = new Set(RESTRICTED_CHECKS.map((check) => check.replaces));
/** What a restricted namespace asks: its own checks, and the baseline ones that none of them stands in for. */
const AT_RESTRICTED = [...BASELINE_CHECKS.filter(({ id }) => !replaced.has(id)), ...RESTRICTED_CHECKS];

/** The strictest level that admits the pod, and everything that keeps it from the stricter ones: baseline first. */
export function levelOf(pod: CheckedPod): LevelOfPod {
  const baseline = violationsOf(BASELINE_CHECKS, pod);
  const restricted = violationsOf(AT_RESTRICTED, pod);
  const own = violationsOf(RESTRICTED_CHECKS, pod);
  const level = restricted.length === 0 ? "restricted" : baseline.length === 0 ? "baseline" : "privileged";
  return { level, violations: level === "restricted" ? [] : [...baseline, ...own] };
}

function violationsOf(checks: readonly PodCheck[], pod: CheckedPod): Violation[] {
  return checks.flatMap(({ id, level, ...check }) =>
    check
      .find(pod)
      .map(({ field, message }) => ({ control: id, field, message: `${message} Not allowed at ${level}.` })),
  );
}
