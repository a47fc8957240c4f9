import type { Stage } from "../../domain/chairs/state";

/** Where a round stands, to go on a line: "you interview, round 1, ...". */
export const STAGE_WORDS: Record<Stage, string> = {
  invited: "nobody has joined yet",
  joined: "ready to begin",
  running: "under way",
  submitted: "handed in, still talking",
  judging: "over, to be judged by the candidate",
  compared: "compared",
  ended: "ended without an answer",
};
