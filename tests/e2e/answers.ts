import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { AnswersSchema, RubricSchema, type Rubric } from "../../app/domain/rubric/schema";
import { ROOT } from "../../scripts/bootstrap.mjs";

export const SCENARIO = "spot-gpu-strategy";

/**
 * A good answer to SCENARIO that leaves its rollout out, so that the interviewer always has something to ask. The punctuation and
 * the tag test that words are shown exactly as they were typed.
 */
export const DESIGN = `I begin with the bill. Fifty cards at $4.00 are $200 per hour, so finance is asking for $80. One card on spot gives back $2.60; with spot alone that would take 31 cards.

Batch goes first, because an interrupted job resumes from its last checkpoint and no user is waiting: ten cards give back $26 an hour. After that the serving fleet follows the day – at 30% load it needs about 12 replicas, so sizing it with demand brings roughly $50. Only then does spot carry live requests, above an on-demand floor of 20.

The danger is not a single machine. A whole pool is reclaimed at once: if 26 of 40 replicas sit in one zone, 14 stay and most requests fail with 503s. So I spread 20 spot replicas over four pools of 5, and the largest loss one cause can make is 5 replicas → 12% of peak.

A replacement needs 4 minutes and the notice is 2, therefore whatever is requested when the notice arrives comes 2 minutes too late. I keep 5 warm replicas running before anything is lost, at $7 an hour.

On notice the replica first leaves the router, then its streams finish, then the process ends. The other way round new prompts reach a dying machine & the user sees a 503 (the <b>old</b> way).`;

export const ROLLOUT_REPLY =
  "First batch only, for a week, because nobody waits for it. Then one zone of serving, and I drain it on purpose at noon: if more than 0.05% of requests fail I go back, since the on-demand nodes are still there.";
export const TWIST_REPLY =
  "Then one card saves less, so spot alone no longer reaches the goal; following the day and moving batch still bring $60 an hour because they do not depend on the spot price. The drain order stays.";
export const DIFFERENCE = "One names a share, the other says what it saves and what it costs when a pool goes.";

const folder = (scenario: string) => path.join(ROOT, "scenarios", scenario);

export function rubricOf(scenario: string): Rubric {
  return RubricSchema.parse(parse(readFileSync(path.join(folder(scenario), "rubric.yaml"), "utf8")));
}

/** A whole answer of the scenario's own marked examples. */
export function markedAnswer(scenario: string, kind: "strong" | "middling" | "knowledge"): string {
  const { examples } = AnswersSchema.parse(parse(readFileSync(path.join(folder(scenario), "answers.yaml"), "utf8")));
  const example = examples.find((one) => one.kind === kind);
  if (example === undefined) throw new Error(`${scenario} has no ${kind} example`);
  return example.text;
}
