import { isBlank } from "../wording/text";
import { MOST_LINES, type PairEvent, type PairState, type Reduced, type Refusal, type Role, type Stage } from "./state";

/**
 * A round of two chairs as a state machine: state x event -> state or a named refusal. Pure; who acts and when come with the event.
 * An event that has happened already returns the very same object: a repeated request changes nothing.
 */
type EventOf<Kind extends PairEvent["kind"]> = Extract<PairEvent, { kind: Kind }>;

/** The chair of a person; null for whoever has none here. */
export function roleOf(
  { interviewerId, candidateId }: Pick<PairState, "interviewerId" | "candidateId">,
  userId: string,
): Role | null {
  if (userId === interviewerId) return "interviewer";
  return candidateId !== null && userId === candidateId ? "candidate" : null;
}

export function stageOf(state: PairState): Stage {
  if (state.joinedAt === null) return "invited";
  if (state.closedAt !== null) {
    if (state.submittedAt === null) return "ended";
    return state.judgedAt === null ? "judging" : "compared";
  }
  if (state.begunAt === null) return "joined";
  return state.submittedAt === null ? "running" : "submitted";
}

/** Whether rubric, levels and the automatic grade may reach the candidate, and the grade the interviewer. */
export function isComparisonOpen(state: PairState): boolean {
  return stageOf(state) === "compared";
}

/** Whether the candidate's attempt is still part of this round, so that its own pages would show too much. */
export function holdsAttempt(state: PairState): boolean {
  const stage = stageOf(state);
  return stage !== "compared" && stage !== "ended";
}

/** The state after an event, or the reason why it cannot happen. */
export function reducePair(state: PairState, event: PairEvent): Reduced {
  if (event.kind === "joined") return join(state, event);
  const role = roleOf(state, event.by);
  if (role === null) return refuse("not-yours");
  switch (event.kind) {
    case "begun":
      return role === "interviewer" ? begin(state, event) : refuse("interviewer-only");
    case "clarification-asked":
      return role === "candidate" ? askClarification(state, event) : refuse("candidate-only");
    case "question-asked":
      return role === "interviewer" ? say(state, event, "interviewer") : refuse("interviewer-only");
    case "answer-given":
      return role === "candidate" ? say(state, event, "candidate") : refuse("candidate-only");
    case "level-ticked":
      return role === "interviewer" ? tick(state, event) : refuse("interviewer-only");
    case "design-submitted":
      return role === "candidate" ? submit(state, event) : refuse("candidate-only");
    case "closed":
      return close(state, event);
    case "self-judged":
      return role === "candidate" ? judgeSelf(state, event) : refuse("candidate-only");
    case "swapped":
      return swap(state, event);
  }
}

const refuse = (refused: Refusal): Reduced => ({ refused });

function join(state: PairState, { by, at }: EventOf<"joined">): Reduced {
  if (by === state.interviewerId) return refuse("own-invitation");
  if (state.candidateId === by && state.joinedAt !== null) return { state };
  if (state.candidateId !== null && state.candidateId !== by) return refuse("taken");
  return { state: { ...state, candidateId: by, joinedAt: at } };
}

function begin(state: PairState, { at }: EventOf<"begun">): Reduced {
  if (state.begunAt !== null) return { state };
  if (state.joinedAt === null) return refuse("nobody-joined");
  if (state.closedAt !== null) return refuse("already-closed");
  return { state: { ...state, begunAt: at } };
}

/** Why nothing can be said or asked now; null when it can. */
function shut(state: PairState): Refusal | null {
  if (state.begunAt === null) return "begin-first";
  return state.closedAt === null ? null : "already-closed";
}

function askClarification(state: PairState, { id, at }: EventOf<"clarification-asked">): Reduced {
  if (state.clarifications.some((asked) => asked.id === id)) return { state };
  const why = shut(state);
  if (why !== null) return refuse(why);
  if (state.submittedAt !== null) return refuse("already-submitted");
  return { state: { ...state, clarifications: [...state.clarifications, { id, at }] } };
}

function say(state: PairState, event: EventOf<"question-asked" | "answer-given">, from: Role): Reduced {
  if (state.said.some((line) => line.key === event.key && line.from === from && line.text === event.text))
    return { state };
  const why = shut(state);
  if (why !== null) return refuse(why);
  if (isBlank(event.text)) return refuse("nothing-said");
  if (state.said.length >= MOST_LINES) return refuse("too-much-said");
  const probe = event.kind === "question-asked" ? event.probe : null;
  if (probe !== null && !state.criterionIds.includes(probe.criterionId)) return refuse("criterion-unknown");
  return {
    state: { ...state, said: [...state.said, { key: event.key, at: event.at, from, text: event.text, probe }] },
  };
}

/** Levels may be given until the comparison opens: after that they would no longer be the interviewer's own. */
function tick(state: PairState, { criterionId, level, note, at }: EventOf<"level-ticked">): Reduced {
  if (!state.criterionIds.includes(criterionId)) return refuse("criterion-unknown");
  const before = state.ticks.find((one) => one.criterionId === criterionId);
  if (before?.level === level && before.note === note) return { state };
  if (before === undefined && level === null && note === "") return { state };
  if (state.begunAt === null) return refuse("begin-first");
  if (isComparisonOpen(state)) return refuse("comparison-open");
  const others = state.ticks.filter((one) => one.criterionId !== criterionId);
  return { state: { ...state, ticks: [...others, { criterionId, level, note, at }] } };
}

function submit(state: PairState, { at }: EventOf<"design-submitted">): Reduced {
  if (state.submittedAt !== null) return { state };
  const why = shut(state);
  if (why !== null) return refuse(why);
  return { state: { ...state, submittedAt: at } };
}

/** Either of the two may end it: nobody is held by a colleague who went away. */
function close(state: PairState, { at }: EventOf<"closed">): Reduced {
  if (state.closedAt !== null) return { state };
  if (state.joinedAt === null) return refuse("nobody-joined");
  return { state: { ...state, closedAt: at } };
}

function judgeSelf(state: PairState, { levels, at }: EventOf<"self-judged">): Reduced {
  if (state.judgedAt !== null) return { state };
  if (state.submittedAt === null) return refuse("submit-first");
  if (state.closedAt === null) return refuse("close-first");
  if (state.criterionIds.some((id) => !levels.has(id))) return refuse("judge-every-criterion");
  return { state: { ...state, judgedAt: at, selfLevels: new Map(levels) } };
}

function swap(state: PairState, { nextId }: EventOf<"swapped">): Reduced {
  if (state.nextId !== null) return { state };
  if (state.closedAt === null) return refuse("close-first");
  return { state: { ...state, nextId } };
}
