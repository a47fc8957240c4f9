import type { Level } from "../rubric/level";
import { reducePair } from "./session";
import type { PairEvent, PairState } from "./state";
import type { StoredEvent } from "./stored-event";

/** What of the candidate's attempt belongs to the round: it is read off the attempt, never stored a second time. */
export type AttemptFacts = {
  clarifications: readonly { id: string; at: Date }[];
  submittedAt: Date | null;
  judgedAt: Date | null;
  selfLevels: ReadonlyMap<string, Level>;
};

/**
 * The state of a round from what is stored. The attempt goes on after the round has ended, so only what happened in time counts: a
 * design that was handed in after the closing belongs to the candidate alone.
 */
export function replay(start: PairState, stored: readonly StoredEvent[], attempt: AttemptFacts | null): PairState {
  let state = start;
  for (const event of stored) {
    const { detail, by, at } = event;
    if (detail.kind === "closed") state = withAttempt(state, attempt, at);
    state = applied(state, { ...detail, by, at });
  }
  return withAttempt(state, attempt, null);
}

/** What was possible once stays possible: a refused event in the store is one that came second, and changes nothing. */
function applied(state: PairState, event: PairEvent): PairState {
  const reduced = reducePair(state, event);
  return "refused" in reduced ? state : reduced.state;
}

function withAttempt(start: PairState, attempt: AttemptFacts | null, until: Date | null): PairState {
  const by = start.candidateId;
  if (attempt === null || by === null) return start;
  const isInTime = (at: Date): boolean => until === null || at.getTime() <= until.getTime();
  let state = start;
  for (const { id, at } of attempt.clarifications) {
    if (isInTime(at)) state = applied(state, { kind: "clarification-asked", by, id, at });
  }
  const { submittedAt, judgedAt, selfLevels } = attempt;
  if (submittedAt !== null && isInTime(submittedAt)) {
    state = applied(state, { kind: "design-submitted", by, at: submittedAt });
  }
  if (judgedAt !== null && isInTime(judgedAt)) {
    state = applied(state, { kind: "self-judged", by, levels: selfLevels, at: judgedAt });
  }
  return state;
}
