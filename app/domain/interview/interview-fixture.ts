import type { CriterionGrade } from "../grading/evidence";
import type { Dimension } from "../rubric/dimension";
import type { LevelOrUnknown } from "../rubric/level";
import { interviewerMoves } from "./moves";
import { planInterview, type Candidate, type InterviewPlan, type Wish } from "./plan";
import { reduceInterview } from "./session";
import { emptyInterview, openQuestion, type InterviewEvent, type InterviewState, type ReadCriterion } from "./state";

// What the tests of this folder build on: plain values, no clock of their own.

export const START = new Date("2026-03-01T09:00:00.000Z");
export const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

const TRACKS = ["kubernetes", "networking", "security", "llm-serving"] as const;

export function candidate(number: number, changes: Partial<Candidate> = {}): Candidate {
  const scenarioId = `scenario-${String(number)}`;
  return {
    scenarioId,
    rubricVersion: `version-${String(number)}`,
    title: `Scenario ${String(number)}`,
    track: TRACKS[number % TRACKS.length] ?? "kubernetes",
    timesSeen: 0,
    weakness: 0.5,
    twists: [
      { id: "cheaper", text: `Now it is cheaper (${scenarioId}). What changes?`, criteria: ["price"], isUsed: false },
      { id: "larger", text: `Now it is larger (${scenarioId}). What changes?`, criteria: ["order"], isUsed: false },
    ],
    ...changes,
  };
}

export function planOf(wish: Partial<Wish> = {}): InterviewPlan {
  const plan = planInterview(
    { level: "senior", minutes: 20, topic: { kind: "any" }, seed: 1, ...wish },
    [0, 1, 2, 3].map((number) => candidate(number)),
  );
  if (plan === null) throw new Error("a plan was expected");
  return plan;
}

const SHAPES: [string, Dimension, number][] = [
  ["order", "mechanism", 3],
  ["size", "quantity", 2],
  ["price", "trade-off", 2],
  ["loss", "failure-mode", 2],
  ["proof", "evidence", 1],
];

/** Criteria as read off a design: `levels` by id, Not found where nothing is said. */
export function read(levels: Partial<Record<string, LevelOrUnknown>>, scenario = "0"): ReadCriterion[] {
  return SHAPES.map(([id, dimension, weight]) => {
    const level = id in levels ? (levels[id] ?? null) : 0;
    return {
      id,
      dimension,
      weight,
      level,
      probe: level === 3 ? null : `And the ${id} of ${scenario}?`,
      probeKey: level === 3 ? null : String(level ?? "unsure"),
      quote: level === null || level === 0 ? null : `my words on ${id} in ${scenario}`,
    };
  });
}

export function grade(id: string, level: LevelOrUnknown, isContradiction = false): CriterionGrade {
  return {
    id,
    dimension: "mechanism",
    weight: 1,
    level,
    confidence: "high",
    quotes: [],
    missing: level === 3 ? null : `say more about ${id}`,
    probe: null,
    probeKey: null,
    notes: isContradiction ? [{ kind: "contradiction", says: "Both cannot hold.", quotes: [] }] : [],
    rules: { level, named: [], links: [], support: [], because: "" },
    examples: { expected: null, nearest: [] },
  };
}

/** An interview that is played: `happens` returns whether the event was taken, and lets the interviewer move. */
export function playInterview(plan: InterviewPlan) {
  let state: InterviewState = emptyInterview(plan);
  const log: InterviewEvent[] = [];
  const take = (event: InterviewEvent): boolean => {
    const reduced = reduceInterview(state, event);
    if ("refused" in reduced || reduced.state === state) return false;
    state = reduced.state;
    log.push(event);
    return true;
  };
  return {
    log,
    state: () => state,
    question: () => openQuestion(state)?.question ?? null,
    refusal: (event: InterviewEvent) => {
      const reduced = reduceInterview(state, event);
      return "refused" in reduced ? reduced.refused : null;
    },
    happens: (event: InterviewEvent): boolean => {
      if (!take(event)) return false;
      for (const move of interviewerMoves(state, event.at)) take(move);
      return true;
    },
  };
}
