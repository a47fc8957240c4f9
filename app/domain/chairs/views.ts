import { stageOf } from "./session";
import type { PairState, ProbeRef, Role, Stage, Tick } from "./state";
import type { StoredEvent } from "./stored-event";

/**
 * What each chair may see, and the one place where that is decided. A view is built up from nothing, field by field: what is new in the
 * state reaches the candidate only when somebody writes it here.
 */
export type LineView = { key: string; at: string; from: Role; text: string };
export type CandidateSees = {
  stage: Stage;
  round: number;
  begunAt: string | null;
  said: LineView[];
  nextId: string | null;
};
export type InterviewerSees = Omit<CandidateSees, "said"> & {
  said: (LineView & { probe: ProbeRef | null })[];
  ticks: Omit<Tick, "at">[];
  clarificationIds: string[];
};

export function candidateSees(state: PairState): CandidateSees {
  return {
    stage: stageOf(state),
    round: state.round,
    begunAt: state.begunAt?.toISOString() ?? null,
    said: state.said.map(({ key, at, from, text }) => ({ key, at: at.toISOString(), from, text })),
    nextId: state.nextId,
  };
}

export function interviewerSees(state: PairState): InterviewerSees {
  return {
    ...candidateSees(state),
    said: state.said.map(({ key, at, from, text, probe }) => ({ key, at: at.toISOString(), from, text, probe })),
    ticks: state.ticks.map(({ criterionId, level, note }) => ({ criterionId, level, note })),
    clarificationIds: state.clarifications.map(({ id }) => id),
  };
}

/** An event as it goes over the wire: the same for both chairs, so there is nothing in it that only one may know. */
export type WireEvent = { kind: StoredEvent["detail"]["kind"]; at: string; from: Role; text: string | null };

export function wireEvent({ at, by, detail }: StoredEvent, interviewerId: string): WireEvent {
  const text = detail.kind === "question-asked" || detail.kind === "answer-given" ? detail.text : null;
  return { kind: detail.kind, at: at.toISOString(), from: by === interviewerId ? "interviewer" : "candidate", text };
}
