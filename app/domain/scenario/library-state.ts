/** How far a person has come with a scenario. */
export const LIBRARY_STATES = ["new", "started", "practised", "defended"] as const;
