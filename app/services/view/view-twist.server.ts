import type { LevelOrUnknown } from "../../domain/rubric/level";
import { criteriaWithTexts, openSubmitted, type Submitted } from "../attempt/opened.server";
import { notesOnReply, quotesInReply } from "../attempt/reply-quotes";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { NotFoundError, NotYetError } from "../errors";
import type { TwistView } from "../views";

/** The twist of this attempt; what shifts and what stays only after it was answered or skipped. */
export async function viewTwist(ctx: AppContext, key: AttemptKey): Promise<TwistView> {
  const opened = await openSubmitted(ctx, key, "twist");
  const { attempt, texts, frame, submission } = opened;
  // An interview throws its twist in one scenario only: in the others there is nothing to see here.
  if (attempt.twistId === null) throw new NotYetError(attempt.phase);
  const twist = texts.scenario.twists.find(({ id }) => id === attempt.twistId);
  if (twist === undefined) throw new NotFoundError("The twist of this attempt is missing.");
  const { id, change, ask, shifts, stays } = twist;
  const settled = attempt.twist;
  const grades = (settled?.grades ?? []).map((grade) => ({
    ...grade,
    quotes: quotesInReply(grade.quotes, submission.text),
    notes: notesOnReply(grade.notes, submission.text),
  }));
  return {
    frame,
    answer: submission.text,
    twist: { id, change, ask },
    criteria: criteriaWithTexts(opened)
      .filter(({ state }) => twist.criteria.includes(state.id))
      .map(({ state, text }) => ({ id: state.id, title: text.title, levelBefore: levelBeforeTwist(state.id, opened) })),
    outcome: settled === null ? null : { text: settled.text, grades, shifts, stays },
  };
}

/** The level after the probes: final levels count the twist already. */
function levelBeforeTwist(criterionId: string, { attempt }: Submitted): LevelOrUnknown {
  const probed = attempt.probes.find((probe) => probe.criterionId === criterionId);
  return probed?.levelAfter ?? attempt.criteria.find(({ id }) => id === criterionId)?.initial ?? null;
}
