/** The ways in which a budget and its pods stand in a drain's way, as they are called in texts and pictures. */
export const TRAP_NAMES = {
  "two-budgets": "two budgets on one pod",
  "one-replica": "one replica, one wanted",
  "equal-to-replicas": "minAvailable = replicas",
  "rounds-up-to-all": "percentage rounds up to all",
  "zero-unavailable": "maxUnavailable is 0",
  "autoscaler-at-floor": "autoscaler at its floor",
  "never-ready": "pods that are never ready",
  "too-few-ready": "too few pods are ready",
  "no-scale": "controller without a scale",
  "bare-pods": "pods that nothing brings back",
  "matches-nothing": "selector matches no pod",
  "empty-selector": "empty selector takes all pods",
  "below-majority": "allows less than a majority",
  "unmanaged-pods": "unmanaged pods in the count",
  "no-node": "no node for the replacement",
} as const;
export type Trap = keyof typeof TRAP_NAMES;
export const TRAPS = Object.keys(TRAP_NAMES) as [Trap, ...Trap[]];
