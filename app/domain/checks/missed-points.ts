import type { MissedPoint } from "../attempt/missed-point";
import type { Level } from "../rubric/level";
import type { Example } from "../rubric/schema";

/** A passage that somebody marked, and at which scenario; not by whom. */
export type CandidatePoint = Omit<MissedPoint, "start" | "end"> & { scenarioId: string };

/** One passage at one criterion, however many learners marked it. */
export type Candidate = {
  scenario: string;
  criterion: string;
  quote: string;
  /** What the grade was and what was thought, once per time it was marked. */
  marks: {
    graded: MissedPoint["gradedLevel"];
    wanted: Level;
    reason: string | null;
    rubricVersion: string;
    graderVersion: string;
  }[];
};

const ADDRESS = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,255}/g;

/** A learner may have written an address into an answer; authors do not need it. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, "[address]");
}

/** Marked passages by scenario and criterion, in the order of the ids; within one, the order in which they came. */
export function candidatesOf(points: readonly CandidatePoint[]): Candidate[] {
  const byPlace = new Map<string, Candidate>();
  for (const point of points) {
    const quote = withoutAddresses(point.quote);
    const key = JSON.stringify([point.scenarioId, point.criterionId, quote]);
    const known = byPlace.get(key) ?? { scenario: point.scenarioId, criterion: point.criterionId, quote, marks: [] };
    const { gradedLevel: graded, wantedLevel: wanted, rubricVersion, graderVersion } = point;
    const reason = point.reason === null ? null : withoutAddresses(point.reason);
    known.marks.push({ graded, wanted, reason, rubricVersion, graderVersion });
    byPlace.set(key, known);
  }
  const order = ({ scenario, criterion }: Candidate): string => `${scenario} ${criterion}`;
  return [...byPlace.values()].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** The candidate as a marked example, to be read and mended by an author: the level is the commonest thought, the lower one of two. */
export function exampleOf({ criterion, quote, marks }: Candidate, id: string): Example {
  const count = (level: Level): number => marks.filter(({ wanted }) => wanted === level).length;
  const level = marks.map(({ wanted }) => wanted).sort((a, b) => count(b) - count(a) || a - b)[0] ?? 0;
  const reason = marks.find((mark) => mark.reason !== null)?.reason ?? null;
  return {
    id,
    kind: "passage",
    style: "prose",
    stands: reason === null ? "a learner's sentence that the grade missed: say here which move it is" : oneLine(reason),
    levels: { [criterion]: level },
    text: quote,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
