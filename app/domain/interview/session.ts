/**
 * An interview as a state machine: state x event -> state or a named refusal. Pure. The events are all that is stored; the state is
 * their fold, so that a killed server, a reload and a closed laptop lose nothing. An event that has happened already, with the same
 * content, returns the very same object.
 */
import { advance } from "./clock";
import type { InterviewPlan } from "./plan";
import {
  allAsked,
  currentPart,
  emptyInterview,
  openQuestion,
  type AskedQuestion,
  type InterviewEvent,
  type InterviewState,
  type Reply,
  type RoomPart,
  type RoomReduced,
  type RoomRefusal,
} from "./state";

type EventOf<Kind extends InterviewEvent["kind"]> = Extract<InterviewEvent, { kind: Kind }>;

const refuse = (refused: RoomRefusal): RoomReduced => ({ refused });
const isOver = ({ stage }: InterviewState): boolean => stage === "closed" || stage === "judged";

/** The state after all events. Throws when one of them cannot follow those before it: the stored log is damaged. */
export function foldInterview(plan: InterviewPlan, events: readonly InterviewEvent[]): InterviewState {
  return events.reduce((state, event) => {
    const reduced = reduceInterview(state, event);
    if ("refused" in reduced) throw new Error(`The interview's log is damaged: ${event.kind} was ${reduced.refused}.`);
    return reduced.state;
  }, emptyInterview(plan));
}

export function reduceInterview(state: InterviewState, event: InterviewEvent): RoomReduced {
  const reduced = decide(state, event);
  if ("refused" in reduced || reduced.state === state) return reduced;
  return { state: { ...reduced.state, clock: advance(state, event.at) } };
}

function decide(state: InterviewState, event: InterviewEvent): RoomReduced {
  if (event.kind !== "begun" && state.stage === "waiting") return refuse("not-begun");
  switch (event.kind) {
    case "begun":
      return state.stage === "waiting" ? enterPart(state, event.attemptId, event.at) : { state };
    case "clarification-asked":
      return askClarification(state, event);
    case "design-submitted":
      return submitDesign(state, event);
    case "question-asked":
      return askQuestion(state, event);
    case "answered":
      return settle(state, event.questionId, { text: event.text, grades: event.grades, at: event.at });
    case "skipped":
      return settle(state, event.questionId, { text: null, grades: [], at: event.at });
    case "part-ended":
      return endPart(state, event);
    case "paused":
      return pause(state, event);
    case "resumed":
      return resume(state, event);
    case "moved-on":
      return moveOn(state, event);
    case "closed":
      return close(state, event);
    case "self-judged":
      return judge(state, event);
  }
}

function enterPart(state: InterviewState, attemptId: string, at: Date): RoomReduced {
  const part: RoomPart = { attemptId, beganAt: at, clarifications: [], read: null, readAt: null, asked: [] };
  return { state: { ...state, stage: "design", unsent: null, parts: [...state.parts, part] } };
}

function withCurrentPart(state: InterviewState, change: Partial<RoomPart>): InterviewState {
  const last = state.parts.length - 1;
  return { ...state, parts: state.parts.map((part, index) => (index === last ? { ...part, ...change } : part)) };
}

function askClarification(state: InterviewState, { part, id, at }: EventOf<"clarification-asked">): RoomReduced {
  const clarifications = state.parts[part]?.clarifications ?? [];
  if (clarifications.some((asked) => asked.id === id)) return { state };
  if (isOver(state)) return refuse("over");
  if (part !== state.parts.length - 1) return refuse("not-this-part");
  if (state.isPaused) return refuse("paused");
  if (state.stage !== "design") return refuse("design-locked");
  return { state: withCurrentPart(state, { clarifications: [...clarifications, { id, at }] }) };
}

function submitDesign(state: InterviewState, { part, criteria, at }: EventOf<"design-submitted">): RoomReduced {
  if ((state.parts[part]?.read ?? null) !== null) return { state };
  if (isOver(state)) return refuse("over");
  if (part !== state.parts.length - 1 || state.stage !== "design") return refuse("not-this-part");
  if (state.isPaused) return refuse("paused");
  return { state: { ...withCurrentPart(state, { read: criteria, readAt: at }), stage: "questions" } };
}

function askQuestion(state: InterviewState, { question, at }: EventOf<"question-asked">): RoomReduced {
  const before = allAsked(state);
  if (before.some((one) => one.question.id === question.id || one.question.text === question.text))
    return refuse("asked-before");
  if (isOver(state)) return refuse("over");
  if (state.isPaused) return refuse("paused");
  if (openQuestion(state) !== null) return refuse("question-open");
  const asked: AskedQuestion = { question, at, reply: null };
  if (state.stage === "closing") return { state: { ...state, closing: asked } };
  if (state.stage !== "questions") return refuse("design-first");
  return { state: withCurrentPart(state, { asked: [...(currentPart(state)?.asked ?? []), asked] }) };
}

function settle(state: InterviewState, questionId: string, reply: Reply): RoomReduced {
  const known = allAsked(state).find(({ question }) => question.id === questionId);
  if (known === undefined) return refuse("not-asked");
  if (known.reply !== null) return known.reply.text === reply.text ? { state } : refuse("answered-before");
  if (isOver(state)) return refuse("over");
  if (openQuestion(state) !== known) return refuse("not-asked");
  if (state.isPaused) return refuse("paused");
  const settled = { ...known, reply };
  if (state.stage === "closing") return { state: { ...state, unsent: null, closing: settled } };
  const asked = (currentPart(state)?.asked ?? []).map((one) => (one === known ? settled : one));
  return { state: { ...withCurrentPart(state, { asked }), unsent: null } };
}

function endPart(state: InterviewState, { part }: EventOf<"part-ended">): RoomReduced {
  const last = state.parts.length - 1;
  if (isOver(state) || part < last || state.stage === "closing" || state.stage === "between") return { state };
  if (part !== last) return refuse("not-this-part");
  if (state.isPaused) return refuse("paused");
  if (state.stage !== "questions") return refuse("design-first");
  if (openQuestion(state) !== null) return refuse("question-open");
  return { state: { ...state, stage: "between" } };
}

function pause(state: InterviewState, { unsent, at }: EventOf<"paused">): RoomReduced {
  if (isOver(state)) return refuse("over");
  const open = openQuestion(state);
  const kept = unsent === null || open === null ? state.unsent : { questionId: open.question.id, text: unsent };
  if (state.isPaused) return kept?.text === state.unsent?.text ? { state } : { state: { ...state, unsent: kept } };
  return { state: { ...state, isPaused: true, unsent: kept, pauses: [...state.pauses, { from: at, to: null }] } };
}

function resume(state: InterviewState, { at }: EventOf<"resumed">): RoomReduced {
  if (!state.isPaused) return { state };
  return { state: { ...state, isPaused: false, pauses: endedPauses(state, at) } };
}

function endedPauses({ pauses }: InterviewState, at: Date): InterviewState["pauses"] {
  return pauses.map((one) => (one.to === null ? { ...one, to: at } : one));
}

function moveOn(state: InterviewState, { from, attemptId, at }: EventOf<"moved-on">): RoomReduced {
  const last = state.parts.length - 1;
  if (from < last || (from === last && state.stage === "closing")) return { state };
  if (isOver(state)) return refuse("over");
  if (from !== last) return refuse("not-this-part");
  if (state.isPaused) return refuse("paused");
  const hasNext = state.parts.length < state.plan.parts.length;
  if (hasNext && attemptId !== null) return enterPart(state, attemptId, at);
  return { state: { ...state, stage: "closing", unsent: null } };
}

function close(state: InterviewState, { isEarly, at }: EventOf<"closed">): RoomReduced {
  if (isOver(state)) return { state };
  const ended = { ...state, stage: "closed" as const, closedAt: at, isEarly, isPaused: false };
  return { state: { ...ended, pauses: endedPauses(state, at) } };
}

function judge(state: InterviewState, { levels, at }: EventOf<"self-judged">): RoomReduced {
  if (state.stage === "judged") {
    const isSame = state.parts.every(({ read }, part) =>
      (read ?? []).every(({ id }) => state.self[part]?.[id] === levels[part]?.[id]),
    );
    return isSame ? { state } : refuse("judged-before");
  }
  if (state.stage !== "closed") return refuse("close-first");
  const isComplete = state.parts.every(({ read }, part) =>
    (read ?? []).every(({ id }) => levels[part]?.[id] !== undefined),
  );
  if (!isComplete) return refuse("judge-every-criterion");
  return { state: { ...state, stage: "judged", judgedAt: at, self: levels } };
}
