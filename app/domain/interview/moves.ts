import { isPartOutOfTime } from "./pacing";
import { nextProbe, twistQuestion } from "./probe";
import { reduceInterview } from "./session";
import { allAsked, currentPart, openQuestion, type InterviewEvent, type InterviewState, type Question } from "./state";

const CLOSING_QUESTION =
  "Last one, and then we stop. Having heard my questions: what would you change in what you designed today, and why?";

/** More moves in a row than the interviewer can ever make: a guard against a rule that would not come to an end. */
const MOST_MOVES = 4;

/**
 * What the interviewer does by themselves after something has happened: ask the next question, throw the twist, leave a scenario, end.
 * Returns the events in order; none when it is the candidate's turn. A function of the log and of the time, so that every server
 * process that looks at it makes the same move.
 */
export function interviewerMoves(state: InterviewState, at: Date): InterviewEvent[] {
  const moves: InterviewEvent[] = [];
  let now = state;
  while (moves.length < MOST_MOVES) {
    const move = nextMove(now, at);
    if (move === null) break;
    const reduced = reduceInterview(now, move);
    if ("refused" in reduced || reduced.state === now) break;
    moves.push(move);
    now = reduced.state;
  }
  return moves;
}

function nextMove(state: InterviewState, at: Date): InterviewEvent | null {
  if (state.isPaused || openQuestion(state) !== null) return null;
  if (state.stage === "questions") {
    const question = nextQuestion(state, at);
    if (question !== null) return { kind: "question-asked", question, at };
    return { kind: "part-ended", part: state.parts.length - 1, at };
  }
  if (state.stage !== "closing") return null;
  if (state.closing !== null) return { kind: "closed", isEarly: false, at };
  const question: Question = {
    id: "closing",
    kind: "closing",
    key: "closing",
    criterionIds: [],
    text: CLOSING_QUESTION,
  };
  return { kind: "question-asked", question, at };
}

/** At least one question and the twist are asked in every scenario, however late it is. */
function nextQuestion(state: InterviewState, at: Date): Question | null {
  const part = currentPart(state);
  const index = state.parts.length - 1;
  const planned = state.plan.parts[index];
  if (part === null || planned === undefined) return null;
  const asked = part.asked.filter(({ question }) => question.kind !== "twist").length;
  const isLate = asked > 0 && isPartOutOfTime(state, at);
  const probe = isLate
    ? null
    : nextProbe(part, {
        index,
        level: state.plan.level,
        questionsLeft: planned.mostQuestions - asked,
        askedTexts: new Set(allAsked(state).map(({ question }) => question.text)),
      });
  const isTwistOpen = planned.twists.length > 0 && !part.asked.some(({ question }) => question.kind === "twist");
  // In the middle: after half of the questions, or when there is nothing else to ask.
  const isTwistDue = isTwistOpen && (probe === null || asked >= Math.ceil(planned.mostQuestions / 2));
  return (isTwistDue ? twistQuestion(part, index, planned.twists) : null) ?? probe;
}
