export const TARGET_LEVELS = ["senior", "staff"] as const;
export type TargetLevel = (typeof TARGET_LEVELS)[number];

export const TARGET_TITLE: Record<TargetLevel, string> = { senior: "Senior", staff: "Staff" };

/** A loop is three design questions. */
export const LOOP_SCENARIOS = 3;

/**
 * Mean weighted score (0 nothing found, 1/3 all Named, 2/3 all Explained, 1 all Defended) over the scenarios of a loop at which it
 * counts as passed. Senior: half of the criteria's weight explained and the rest named, which is where published senior rubrics put
 * "drives the design and justifies the main choices". Staff: three quarters of the weight explained and a quarter defended, which is
 * "anticipates failure and quantifies without being asked". They are our reading, not a measurement: nobody has published the bar.
 */
export const BARS: Record<TargetLevel, number> = { senior: 0.5, staff: 0.75 };

export const BAR_MEANING: Record<TargetLevel, string> = {
  senior: "half of the criteria explained and the other half at least named, before any probe",
  staff: "three quarters of the criteria explained and the last quarter defended, before any probe",
};
