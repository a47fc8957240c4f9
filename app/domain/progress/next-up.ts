import { DIMENSION_MEANING, DIMENSION_TITLE, type Dimension } from "../rubric/dimension";
import { TRACK_TITLE, type Track } from "../scenario/track";
import { counted } from "../wording/count";
import { oldestFirst, openAttempt, type PastAttempt } from "./history";
import { scenarioState } from "./mastery";
import { dimensionLines } from "./timeline";

export type Choice = { scenarioId: string; reason: string; openAttemptId: string | null };
export type Offer = { id: string; track: Track; dimensions: readonly { dimension: Dimension; weight: number }[] };
/** `offers`: what can be practised, in the library's order; `planned`: what the plan still has for this week, in its order. */
export type Situation = {
  offers: readonly Offer[];
  attempts: readonly PastAttempt[];
  planned: readonly string[];
};
/** `tired`: the track of the last two attempts when it is one and the same: a third time in a row is to be avoided. */
type Known = Situation & { tired: Track | null };
type Candidate = { scenarioId: string; reason: string };

/** The recommendation and up to two others, for whoever wants something else. */
const MOST_CHOICES = 3;

/** What to practise next, and why: begun > planned for this week > new in the least worked track > weakest > longest ago. */
export function chooseNext(situation: Situation): Choice | null {
  return rankNext(situation)[0] ?? null;
}

/** What goes before any scenario: what is due is forgotten while it waits. null when nothing is due today. */
export function reviewsFirst(due: number): string | null {
  return due === 0
    ? null
    : `Reviews first: ${counted(due, "criterion", "criteria")} to defend again before they are forgotten.`;
}

/** The best choice first; the others are the best of another kind, so that "something else" is something else. */
export function rankNext(given: Situation): Choice[] {
  const situation: Known = { ...given, tired: repeatedTrack(given) };
  const kinds = [begunOnes, plannedOnes, newOnes, weakestOnes, longestAgo].map((kind) => kind(situation));
  const ranked = [...kinds.flatMap((kind) => kind.slice(0, 1)), ...kinds.flatMap((kind) => kind.slice(1))];
  const firstOf = new Map<string, Candidate>();
  for (const candidate of ranked) if (!firstOf.has(candidate.scenarioId)) firstOf.set(candidate.scenarioId, candidate);
  return [...firstOf.values()].slice(0, MOST_CHOICES).map(({ scenarioId, reason }) => ({
    scenarioId,
    reason,
    openAttemptId: openAttempt(situation.attempts, scenarioId)?.id ?? null,
  }));
}

function isOffered({ offers }: Situation, wanted: string): boolean {
  return offers.some(({ id }) => id === wanted);
}

function begunOnes(situation: Known): Candidate[] {
  return situation.attempts
    .filter(({ phase, scenarioId }) => phase !== "finished" && isOffered(situation, scenarioId))
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ phase, scenarioId }) => ({
      scenarioId,
      reason:
        phase === "design"
          ? "You have begun this design and not submitted it yet."
          : "You have submitted this one; the interview is not over yet.",
    }));
}

function plannedOnes(situation: Known): Candidate[] {
  const planned = situation.planned.flatMap((id) => situation.offers.filter((offer) => offer.id === id));
  return withVariety(situation, planned).map(({ id, isVaried }) => ({
    scenarioId: id,
    reason: `It stands in your plan for this week${isVaried ? varietyWords(situation) : "."}`,
  }));
}

function newOnes(situation: Known): Candidate[] {
  const seen = new Set(situation.attempts.map(({ scenarioId }) => scenarioId));
  const trackOf = new Map(situation.offers.map(({ id, track }) => [id, track]));
  const work = new Map<Track, number>();
  for (const { scenarioId } of situation.attempts) {
    const track = trackOf.get(scenarioId);
    if (track !== undefined) work.set(track, (work.get(track) ?? 0) + 1);
  }
  const ranked = situation.offers
    .filter(({ id }) => !seen.has(id))
    .sort((a, b) => (work.get(a.track) ?? 0) - (work.get(b.track) ?? 0));
  return withVariety(situation, ranked).map(({ id, track, isVaried }) => ({
    scenarioId: id,
    reason:
      situation.attempts.length === 0
        ? "A good one to begin with."
        : (work.get(track) ?? 0) === 0
          ? `You have not practised ${TRACK_TITLE[track]} yet.`
          : isVaried
            ? `New to you${varietyWords(situation)}`
            : `New to you, in the track where you have practised least: ${TRACK_TITLE[track]}.`,
  }));
}

function weakestOnes(situation: Known): Candidate[] {
  const lines = dimensionLines(situation.attempts).flatMap(({ dimension, latest }) =>
    latest === null ? [] : [{ dimension, latest }],
  );
  const byScenario = new Map<string, PastAttempt[]>();
  for (const attempt of situation.attempts) {
    const known = byScenario.get(attempt.scenarioId);
    if (known === undefined) byScenario.set(attempt.scenarioId, [attempt]);
    else known.push(attempt);
  }
  const undefended = situation.offers.filter(({ id }) => scenarioState(byScenario.get(id) ?? []) !== "defended");
  return lines
    .sort((a, b) => a.latest - b.latest)
    .flatMap(({ dimension }) => {
      const weightOf = ({ dimensions }: Offer) =>
        dimensions.reduce((sum, entry) => sum + (entry.dimension === dimension ? entry.weight : 0), 0);
      const asking = undefended.filter((offer) => weightOf(offer) > 0).sort((a, b) => weightOf(b) - weightOf(a));
      return withVariety(situation, asking).map(({ id }) => ({
        scenarioId: id,
        reason: `${DIMENSION_TITLE[dimension]} (${DIMENSION_MEANING[dimension]}) is your weakest side, and this one asks for it.`,
      }));
    });
}

function longestAgo({ offers, attempts }: Situation): Candidate[] {
  const lastAt = new Map(oldestFirst(attempts).map(({ scenarioId, startedAt }) => [scenarioId, startedAt.getTime()]));
  return [...offers]
    .sort((a, b) => (lastAt.get(a.id) ?? 0) - (lastAt.get(b.id) ?? 0))
    .map(({ id }) => ({ scenarioId: id, reason: "You practised this one longest ago." }));
}

function repeatedTrack({ offers, attempts }: Situation): Track | null {
  const trackOf = new Map(offers.map(({ id, track }) => [id, track]));
  const [last, before] = oldestFirst(attempts)
    .slice(-2)
    .reverse()
    .map(({ scenarioId }) => trackOf.get(scenarioId));
  return last !== undefined && last === before ? last : null;
}

/** Other tracks first when the last two attempts were of one; `isVaried`: it is first for that reason. */
function withVariety({ tired }: Known, offers: readonly Offer[]): (Offer & { isVaried: boolean })[] {
  const others = offers.filter(({ track }) => track !== tired);
  const same = offers.filter(({ track }) => track === tired);
  const isVaried = tired !== null && offers[0]?.track === tired && others.length > 0;
  return [...others.map((offer) => ({ ...offer, isVaried })), ...same.map((offer) => ({ ...offer, isVaried: false }))];
}

function varietyWords({ tired }: Known): string {
  return tired === null ? "." : `, and another track after two times ${TRACK_TITLE[tired]}.`;
}
