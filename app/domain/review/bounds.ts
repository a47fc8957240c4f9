// Apart from the scheduler: pages name these bounds, and it must not travel to the browser with them.

/** Share of reviews that should succeed: higher means sooner and more often. */
export const RETENTION = { least: 0.8, usual: 0.9, most: 0.95 } as const;
/** Criteria a day. */
export const DAILY_CAP = { least: 1, usual: 12, most: 50 } as const;
/** Minutes that one question takes, as people are told before they begin: a question is answered in two to four. */
export const MINUTES_EACH = 3;
