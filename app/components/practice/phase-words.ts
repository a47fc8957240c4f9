import type { Phase } from "../../domain/attempt/attempt";

/** Where an attempt stands, as a person would say it. */
export const PHASE_WORDS: Record<Phase, string> = {
  design: "Being written",
  judge: "Waiting for your own judgement",
  grade: "Graded",
  probe: "At the probes",
  twist: "At the twist",
  contrast: "At the contrast",
  finished: "Finished",
};
