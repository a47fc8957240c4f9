import type { Unavailable } from "../../judge/second-judge";

/** Why there is no second opinion, for the learner. Your answer and its grade are untouched in every case. */
export const UNAVAILABLE_SAYS: Record<Unavailable, string> = {
  paused:
    "The second judge has failed several times in a row and is left alone for a minute. Your grade is not affected.",
  "no-answer": "The second judge does not answer just now. Try again in a few minutes; your grade is not affected.",
  "key-refused": "The second judge refuses this installation's key: whoever runs it has to mend that.",
  "request-refused": "The second judge refuses the request: whoever runs this installation has to look at its model.",
  unreadable: "The second judge answered twice in a form that cannot be read. Nothing of it is shown.",
};

/** Which budget does not reach: one person's, or everybody's. */
export const BUDGET_SAYS: Record<"user" | "all", string> = {
  user: "Your second opinions of today are used up. The count starts again at 00:00 UTC.",
  all: "This installation's second opinions of today are used up. The count starts again at 00:00 UTC.",
};
