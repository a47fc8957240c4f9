import { isLeech, LEECH_WORDS } from "../../domain/review/leech";
import { briefView } from "../attempt/brief.server";
import type { AppContext } from "../context.server";
import { predictionAsked } from "../lab/drills.server";
import { openCard, type OpenCard, type ReviewKey } from "./open-card.server";
import { reviewItem } from "./review-items.server";
import type { EarlyView, QuestionView } from "./review-views";

/** The question of a criterion that is due; only when it comes back, where it is not. */
export async function viewQuestion(ctx: AppContext, key: ReviewKey): Promise<QuestionView | EarlyView> {
  const open = await openCard(ctx, key);
  const { card, criterion, prompt } = open;
  const item = reviewItem(ctx.library, card);
  if (!open.isDue) return { ...item, kind: "early" };
  const { knowledge, reasoning, principle } = criterion;
  const pair = { knowledge: knowledge.say, reasoning: reasoning.say };
  return {
    ...item,
    kind: "question",
    form: prompt.form,
    question: prompt.question,
    turn: card.turn,
    promptKey: prompt.key,
    setting: settingOf(open),
    pair: prompt.form === "contrast" ? pair : null,
    prediction: predictionAsked(key.scenarioId, prompt.key),
    reread: isLeech(card) ? { ...pair, principle, words: LEECH_WORDS } : null,
  };
}

function settingOf({ prompt: { setting, change } }: OpenCard): QuestionView["setting"] {
  const { id, title, question, facts } = briefView(setting.scenario);
  if (change === null) return { id, title, question, facts };
  const changed = change.facts.map(({ label, value, note }) => ({ label, value, note: note ?? null }));
  const kept = facts.filter(({ label }) => !changed.some((fact) => fact.label === label));
  return { id, title: change.title, question: change.question, facts: [...changed, ...kept] };
}
