import type { LoadedScenario } from "../../content/library.server";
import { findCard, listCardKeys, type CardKey, type ReviewCard } from "../../db/review-repo.server";
import { choosePrompt } from "../../domain/review/forms";
import { isLeech } from "../../domain/review/leech";
import { keyOf } from "../../domain/review/neighbours";
import { releasedBy } from "../../domain/review/queue";
import type { Criterion } from "../../domain/rubric/schema";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { neighboursOf, promptsFor, type ReviewPrompt } from "./prompts.server";
import { criterionInLibrary } from "./review-items.server";

export type ReviewKey = CardKey & { userId: string };
export type OpenCard = {
  card: ReviewCard;
  loaded: LoadedScenario;
  criterion: Criterion;
  prompt: ReviewPrompt;
  isDue: boolean;
};

/** A learner's card with the question it is asked by now. Throws NotFoundError when the learner has not met the criterion. */
export async function openCard(
  ctx: Pick<AppContext, "db" | "library" | "now">,
  { userId, ...key }: ReviewKey,
): Promise<OpenCard> {
  const card = await findCard(ctx.db, userId, key);
  if (card === null) throw new NotFoundError("There is no such review.");
  const { loaded, criterion } = criterionInLibrary(ctx.library, key);
  const met = await listCardKeys(ctx.db, userId, neighboursOf(ctx.library, key));
  const prompts = promptsFor(ctx.library, loaded, criterion, new Set(met.map(keyOf)));
  const prompt = choosePrompt(prompts, { ...card, isLeech: isLeech(card) });
  if (prompt === null) throw new NotFoundError("There is no question for this criterion.");
  const isDue = card.dueAt.getTime() <= releasedBy(ctx.now()).getTime();
  return { card, loaded, criterion, prompt, isDue };
}
