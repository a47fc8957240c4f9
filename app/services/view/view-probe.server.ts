import { currentProbe, type PlannedProbe } from "../../domain/attempt/probes";
import { probesOf } from "../../domain/attempt/reduce";
import type { SettledProbe } from "../../domain/attempt/state";
import { openSubmitted } from "../attempt/opened.server";
import { notesOnReply, quotesInReply } from "../attempt/reply-quotes";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import type { ProbeItem, ProbeView } from "../views";

/** The interviewer's questions, those answered with what the reply changed. Questions still to come are not shown. */
export async function viewProbe(ctx: AppContext, key: AttemptKey): Promise<ProbeView> {
  const { attempt, texts, frame, submission } = await openSubmitted(ctx, key, "probe");
  // An interview asks in its own order, and not always what is planned here: what was asked comes first, as it was asked.
  const plan = probesOf(attempt);
  const asked = attempt.probes.map((probe) => askedProbe(probe, plan));
  const open = plan.filter(({ criterionId }) => !asked.some((one) => one.criterionId === criterionId));
  const current = attempt.phase === "probe" ? currentProbe(open, attempt.probes) : null;
  const items = [...asked, ...open].flatMap(({ criterionId, ...probe }): ProbeItem[] => {
    const settled = attempt.probes.find((one) => one.criterionId === criterionId);
    const text = texts.rubric.criteria.find(({ id }) => id === criterionId);
    if (text === undefined || (settled === undefined && criterionId !== current?.criterionId)) return [];
    const { title, dimension } = text;
    return [
      {
        criterionId,
        title,
        dimension,
        ...probe,
        outcome: settled === undefined ? null : outcomeOf(settled, submission.text),
      },
    ];
  });
  return { frame, answer: submission.text, items, currentId: current?.criterionId ?? null };
}

function askedProbe({ criterionId, question, levelBefore }: SettledProbe, plan: readonly PlannedProbe[]): PlannedProbe {
  const planned = plan.find((one) => one.criterionId === criterionId && one.question === question);
  return planned ?? { criterionId, key: "unsure", question, levelBefore };
}

function outcomeOf({ text, levelAfter, grade }: SettledProbe, answer: string): NonNullable<ProbeItem["outcome"]> {
  return {
    text,
    levelAfter,
    quotes: quotesInReply(grade?.quotes ?? [], answer),
    missing: grade?.missing ?? null,
    notes: notesOnReply(grade?.notes ?? [], answer),
  };
}
