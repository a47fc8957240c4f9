import { DIMENSION_MEANING, DIMENSION_TITLE, type Dimension } from "../rubric/schema";
import { TRACK_TITLE, type Track } from "../scenario/schema";
import { counted } from "../wording/count";
import { oldestFirst, openAttempt, type PastAttempt } from "./history";
import { scenarioState } from "./mastery";
import { dimensionLines } from "./timeline";

export type Choice = { scenarioId: string; reason: string; openAttemptId: string | null };
export type Offer = { id: string; track: Track; dimensions: readonly { dimension: Dimension; weight: number }[] };
/** `offers`: what can be practised, in the library's order; `due`: reviews that are due, the longest waiting first. */
export type Situation = {
  offers: readonly Offer[];
  attempts: readonly PastAttempt[];
  due: readonly { scenarioId: string; title: string }[];
};

/** What to practise next, and why: due > begun > new in the least worked track > weakest dimension > longest ago. */
export function chooseNext(situation: Situation): Choice | null {
  return dueScenario(situation) ?? begunScenario(situation) ?? newScenario(situation) ?? weakestScenario(situation);
}

function choose({ attempts }: Situation, scenarioId: string, reason: string): Choice {
  return { scenarioId, reason, openAttemptId: openAttempt(attempts, scenarioId)?.id ?? null };
}

function dueScenario(situation: Situation): Choice | null {
  const first = situation.due.find(({ scenarioId }) => situation.offers.some(({ id }) => id === scenarioId));
  if (first === undefined) return null;
  const others = situation.due.filter(({ scenarioId }) => scenarioId === first.scenarioId).length - 1;
  const also = others === 0 ? "" : `, and ${counted(others, "more criterion", "more criteria")} with it`;
  return choose(situation, first.scenarioId, `Due for review: \u201C${first.title}\u201D${also}.`);
}

function begunScenario(situation: Situation): Choice | null {
  const open = situation.attempts.filter(
    ({ phase, scenarioId }) => phase !== "finished" && situation.offers.some(({ id }) => id === scenarioId),
  );
  const newest = [...open].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? -1 : 1))[0];
  if (newest === undefined) return null;
  const reason =
    newest.phase === "design"
      ? "You have begun this design and not submitted it yet."
      : "You have submitted this one; the interview is not over yet.";
  return { scenarioId: newest.scenarioId, reason, openAttemptId: newest.id };
}

function newScenario(situation: Situation): Choice | null {
  const seen = new Set(situation.attempts.map(({ scenarioId }) => scenarioId));
  const workIn = (track: Track) => {
    const ids = new Set(situation.offers.filter((offer) => offer.track === track).map(({ id }) => id));
    return situation.attempts.filter(({ scenarioId }) => ids.has(scenarioId)).length;
  };
  const ranked = situation.offers
    .filter(({ id }) => !seen.has(id))
    .map((offer) => ({ offer, work: workIn(offer.track) }))
    .sort((a, b) => a.work - b.work);
  const first = ranked[0];
  if (first === undefined) return null;
  const track = TRACK_TITLE[first.offer.track];
  const reason =
    situation.attempts.length === 0
      ? "A good one to begin with."
      : first.work === 0
        ? `You have not practised ${track} yet.`
        : `New to you, in the track where you have practised least: ${track}.`;
  return choose(situation, first.offer.id, reason);
}

function weakestScenario(situation: Situation): Choice | null {
  const lines = dimensionLines(situation.attempts).flatMap(({ dimension, latest }) =>
    latest === null ? [] : [{ dimension, latest }],
  );
  const undefended = situation.offers.filter(
    ({ id }) => scenarioState(situation.attempts.filter((attempt) => attempt.scenarioId === id)) !== "defended",
  );
  for (const { dimension } of lines.sort((a, b) => a.latest - b.latest)) {
    const weightOf = ({ dimensions }: Offer) =>
      dimensions.reduce((sum, entry) => sum + (entry.dimension === dimension ? entry.weight : 0), 0);
    const best = undefended.filter((offer) => weightOf(offer) > 0).sort((a, b) => weightOf(b) - weightOf(a))[0];
    if (best !== undefined) {
      const name = DIMENSION_TITLE[dimension];
      return choose(
        situation,
        best.id,
        `${name} (${DIMENSION_MEANING[dimension]}) is your weakest side, and this one asks for it.`,
      );
    }
  }
  return longestAgo(situation);
}

function longestAgo(situation: Situation): Choice | null {
  const lastAt = new Map(
    oldestFirst(situation.attempts).map(({ scenarioId, startedAt }) => [scenarioId, startedAt.getTime()]),
  );
  const oldest = [...situation.offers].sort((a, b) => (lastAt.get(a.id) ?? 0) - (lastAt.get(b.id) ?? 0))[0];
  return oldest === undefined ? null : choose(situation, oldest.id, "You practised this one longest ago.");
}
