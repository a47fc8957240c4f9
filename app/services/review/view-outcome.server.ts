import type { LoadedScenario } from "../../content/library.server";
import { findEvent, findCard } from "../../db/review-repo.server";
import { isLeech } from "../../domain/review/leech";
import { notesOnReply, quotesInReply } from "../attempt/reply-quotes";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { revealOf } from "../view/reveal";
import { comesBackBecause } from "./comes-back";
import { predictionOutcome } from "../lab/drills.server";
import type { ReviewKey } from "./open-card.server";
import { loadQueue } from "./queue.server";
import { criterionInLibrary, reviewItem } from "./review-items.server";
import type { ReviewOutcomeView } from "./review-views";

/** What an answer came to: the grade, then what a reasoning answer says, and when the criterion comes back. */
export async function viewOutcome(
  ctx: AppContext,
  { turn, ...key }: ReviewKey & { turn: number },
): Promise<ReviewOutcomeView> {
  const event = await findEvent(ctx.db, key.userId, { ...key, turn });
  if (event === null || event.form === "attempt") throw new NotFoundError("There is no such answer.");
  const { loaded, criterion } = criterionInLibrary(ctx.library, key);
  const card = await findCard(ctx.db, key.userId, key);
  if (card === null) throw new NotFoundError("There is no such review.");
  const { plan } = await loadQueue(ctx, key.userId);
  const next = plan.today[0];
  const { reasoning } = gradedCriterion(ctx, event.promptKey) ?? criterion;
  return {
    ...reviewItem(ctx.library, card),
    kind: "outcome",
    turn,
    form: event.form,
    question: event.question,
    reply: event.reply,
    levelBefore: event.levelBefore,
    levelAfter: event.levelAfter,
    quotes: quotesInReply(event.grade?.quotes ?? [], ""),
    notes: notesOnReply(event.grade?.notes ?? [], ""),
    missing: event.grade?.missing ?? null,
    reasoning: event.form === "twin" ? twinSays(loaded, criterion.id, reasoning.say) : reasoning.say,
    reveal: revealOf(criterion, loaded.scenario),
    lab: event.form === "lab" ? await predictionOutcome(ctx, { ...key, promptKey: event.promptKey, turn }) : null,
    dueAt: card.dueAt.toISOString(),
    because: comesBackBecause({ level: event.levelAfter, isLeech: isLeech(card) }),
    next: next === undefined ? null : reviewItem(ctx.library, next),
  };
}

/** The neighbour's own criterion, when that was asked. */
function gradedCriterion({ library }: AppContext, promptKey: string) {
  const [scenarioId, criterionId] = promptKey.replace("neighbour:", "").split("/");
  if (!promptKey.startsWith("neighbour:") || scenarioId === undefined) return null;
  return library.get(scenarioId)?.rubric.criteria.find(({ id }) => id === criterionId) ?? null;
}

function twinSays({ twin }: LoadedScenario, criterionId: string, otherwise: string): string {
  return twin?.criteria.find(({ id }) => id === criterionId)?.reasoning.say ?? otherwise;
}
