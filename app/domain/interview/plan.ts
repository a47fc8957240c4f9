import { randomFrom, shuffled } from "../rng";
import type { Dimension } from "../rubric/dimension";
import type { Track } from "../scenario/track";

export const INTERVIEW_LEVELS = ["senior", "staff"] as const;
export type InterviewLevel = (typeof INTERVIEW_LEVELS)[number];
export const INTERVIEW_MINUTES = [20, 45, 60] as const;
export type InterviewMinutes = (typeof INTERVIEW_MINUTES)[number];

export type Topic =
  | { kind: "any" }
  | { kind: "tracks"; tracks: readonly Track[] }
  | { kind: "collection"; id: string }
  | { kind: "weak" };

/** A change of one constraint that the interviewer may throw; `text` is what is said. */
export type TwistOffer = { id: string; text: string; criteria: readonly string[]; isUsed: boolean };

/** A scenario of the library as planning sees it. `timesSeen` counts earlier attempts, `weakness` (0..1) is weaknessOf. */
export type Candidate = {
  scenarioId: string;
  rubricVersion: string;
  title: string;
  track: Track;
  timesSeen: number;
  weakness: number;
  twists: readonly TwistOffer[];
};

/** One scenario of an interview: budgets in seconds; `twists` is empty where none is thrown. */
export type PlannedPart = {
  scenarioId: string;
  rubricVersion: string;
  title: string;
  designSeconds: number;
  questionsSeconds: number;
  twistSeconds: number;
  mostQuestions: number;
  twists: readonly TwistOffer[];
  /** True when the wished topics had too few scenarios and this one was added to them. */
  isFilled: boolean;
};

/** Everything an interview is held by. Decided once, stored, and never looked up again. */
export type InterviewPlan = {
  level: InterviewLevel;
  minutes: InterviewMinutes;
  topic: Topic;
  seed: number;
  parts: readonly PlannedPart[];
  closingSeconds: number;
};

export type Wish = { level: InterviewLevel; minutes: InterviewMinutes; topic: Topic; seed: number };

const SCENARIOS: Record<InterviewMinutes, number> = { 20: 2, 45: 2, 60: 3 };
const CLOSING_SECONDS: Record<InterviewMinutes, number> = { 20: 60, 45: 180, 60: 180 };
/** What is left of a scenario's time after the twist: the larger share for the design, the rest for questions. */
const DESIGN_SHARE = 0.58;
const TWIST_SHARE = 0.18;
/** Reading a question, thinking and answering it; a budget holds as many questions as fit. */
const SECONDS_PER_QUESTION = 90;
const FEWEST_QUESTIONS = 2;
const MOST_QUESTIONS = 5;

/**
 * Two scenarios in 20 or 45 minutes, three in 60, each with its budget per part. The same wish over the same candidates is the same
 * plan. Where the topics hold too few scenarios others are added and marked. null when there is no scenario at all.
 */
export function planInterview(
  wish: Wish,
  candidates: readonly Candidate[],
  scenarioIdsOfCollection: readonly string[] = [],
): InterviewPlan | null {
  const chosen = choose(wish, candidates, new Set(scenarioIdsOfCollection)).slice(0, SCENARIOS[wish.minutes]);
  if (chosen.length === 0) return null;
  const closingSeconds = CLOSING_SECONDS[wish.minutes];
  const perScenario = (wish.minutes * 60 - closingSeconds) / chosen.length;
  // In the middle: the second scenario, or the only one.
  const twistPart = chosen.length > 1 ? 1 : 0;
  const parts = chosen.map(({ candidate, isFilled }, index) =>
    planPart(candidate, { seconds: perScenario, hasTwist: index === twistPart, isFilled }),
  );
  return { ...wish, parts, closingSeconds };
}

function planPart(
  { scenarioId, rubricVersion, title, twists }: Candidate,
  { seconds, hasTwist, isFilled }: { seconds: number; hasTwist: boolean; isFilled: boolean },
): PlannedPart {
  const twistSeconds = hasTwist ? tens(seconds * TWIST_SHARE) : 0;
  const designSeconds = tens((seconds - twistSeconds) * DESIGN_SHARE);
  const questionsSeconds = Math.round(seconds - twistSeconds - designSeconds);
  const fitting = Math.floor(questionsSeconds / SECONDS_PER_QUESTION);
  return {
    scenarioId,
    rubricVersion,
    title,
    designSeconds,
    questionsSeconds,
    twistSeconds,
    mostQuestions: Math.min(MOST_QUESTIONS, Math.max(FEWEST_QUESTIONS, fitting)),
    twists: hasTwist ? twists : [],
    isFilled,
  };
}

const tens = (seconds: number): number => Math.round(seconds / 10) * 10;

type Chosen = { candidate: Candidate; isFilled: boolean };

/** Wished ones first, those least often seen before others; chance decides only between equals. */
function choose({ topic, seed }: Wish, candidates: readonly Candidate[], ofCollection: ReadonlySet<string>): Chosen[] {
  const mixed = shuffled(candidates, randomFrom(seed));
  const isWished = ({ track, scenarioId }: Candidate) =>
    topic.kind === "tracks"
      ? topic.tracks.includes(track)
      : topic.kind !== "collection" || ofCollection.has(scenarioId);
  const rank =
    topic.kind === "weak"
      ? (a: Candidate, b: Candidate) => b.weakness - a.weakness
      : (a: Candidate, b: Candidate) => a.timesSeen - b.timesSeen;
  const wished = spreadOverTracks(mixed.filter(isWished).sort(rank), topic);
  const others = mixed.filter((one) => !isWished(one)).sort(rank);
  return [
    ...wished.map((candidate) => ({ candidate, isFilled: false })),
    ...others.map((candidate) => ({ candidate, isFilled: true })),
  ];
}

/** With free choice of topic no two scenarios of one track follow each other while there is another track. */
function spreadOverTracks(ranked: readonly Candidate[], topic: Topic): Candidate[] {
  if (topic.kind !== "any") return [...ranked];
  const rest = [...ranked];
  const spread: Candidate[] = [];
  while (rest.length > 0) {
    const used = new Set(spread.map(({ track }) => track));
    const at = rest.findIndex(({ track }) => !used.has(track));
    spread.push(...rest.splice(Math.max(0, at), 1));
  }
  return spread;
}

/** What is assumed of a dimension that was never graded: neither weak nor strong. */
const UNKNOWN_WEAKNESS = 0.5;

/**
 * How far a scenario asks for what a learner is weak in: its weight per dimension times what that dimension's newest mean level
 * (0..3) falls short of Defended. 0 = asks only for what is defended, 1 = only for what was never found.
 */
export function weaknessOf(
  dimensions: readonly { dimension: Dimension; weight: number }[],
  latest: ReadonlyMap<Dimension, number>,
): number {
  let weighted = 0;
  let all = 0;
  for (const { dimension, weight } of dimensions) {
    const level = latest.get(dimension);
    weighted += weight * (level === undefined ? UNKNOWN_WEAKNESS : (3 - level) / 3);
    all += weight;
  }
  return all === 0 ? UNKNOWN_WEAKNESS : weighted / all;
}
