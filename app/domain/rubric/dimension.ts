/** The six reasoning dimensions: what transfers from one scenario to the next. */
export const DIMENSIONS = ["mechanism", "quantity", "trade-off", "failure-mode", "rollout", "evidence"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_TITLE: Record<Dimension, string> = {
  mechanism: "Mechanism",
  quantity: "Quantity",
  "trade-off": "Trade-off",
  "failure-mode": "Failure mode",
  rollout: "Containment and rollout",
  evidence: "Evidence",
};
export const DIMENSION_MEANING: Record<Dimension, string> = {
  mechanism: "why it behaves so",
  quantity: "the number that decides",
  "trade-off": "what is given up, which alternative lost",
  "failure-mode": "how this design breaks, and who notices",
  rollout: "order, blast radius, way back",
  evidence: "how you would prove it, what signal tells",
};
