import { chooseTwist } from "../attempt/twists";
import { finalLevel } from "../progress/levels";
import type { Dimension } from "../rubric/dimension";
import type { LevelOrUnknown } from "../rubric/level";
import type { InterviewLevel, TwistOffer } from "./plan";
import type { AskedQuestion, Question, ReadCriterion, RoomPart } from "./state";

/** How often in one scenario the interviewer pushes back on something that stands, however much is still thin. */
const PUSHBACKS: Record<InterviewLevel, number> = { senior: 1, staff: 2 };
/** UTF-16 code units of a quotation that is held against somebody: a sentence, not a paragraph. */
const QUOTE_CHARACTERS = 180;

/** Never what the other side of the argument is, never what is missing: only that there is another side. */
const OTHER_WAY: Record<Dimension, string> = {
  mechanism: "Why not the other way? If I claimed the opposite, what would we see that proves one of us wrong?",
  quantity: "Why not the other way, half of it or twice as much? What breaks first in each case?",
  "trade-off": "Why not the other way? Argue for the choice you turned down, then tell me why it still loses.",
  "failure-mode":
    "Why not the other way? Suppose that never happens and something else does: does your design still stand?",
  rollout: "Why not the other way? Turn that order round for me: what is the first thing that goes wrong?",
  evidence: "Why not the other way? What would you see if you were wrong, and how would you tell the two apart?",
};

/** Each criterion's level as far as it has come in this scenario: the design's, lifted (or capped) by replies. */
export function levelsSoFar({ read, asked }: RoomPart): Map<string, LevelOrUnknown> {
  const gradeIn = (isWanted: (one: AskedQuestion) => boolean, id: string) =>
    asked.find(isWanted)?.reply?.grades.find((grade) => grade.id === id) ?? null;
  return new Map(
    (read ?? []).map(({ id, level }) => [
      id,
      finalLevel(
        level,
        gradeIn(({ question }) => question.kind !== "twist" && question.criterionIds.includes(id), id),
        gradeIn(({ question }) => question.kind === "twist", id),
      ),
    ]),
  );
}

/** What is least known comes first: one sentence settles "can't tell", silence is asked about before a thin answer. */
const urgency = (level: LevelOrUnknown): number => (level === null ? 0 : level + 1);

/**
 * The next follow-up on a scenario, or null when nothing is left to ask. Can't tell, Not found and Named come first, by the rubric's
 * own probes; what was Explained or Defended is pushed back on with the candidate's own words, and the last questions are kept for
 * that. One question per criterion, and never a text that was asked before (`askedTexts`), in whatever scenario.
 */
export function nextProbe(
  part: RoomPart,
  {
    index,
    level,
    questionsLeft,
    askedTexts,
  }: {
    index: number;
    level: InterviewLevel;
    questionsLeft: number;
    askedTexts: ReadonlySet<string>;
  },
): Question | null {
  if (questionsLeft <= 0) return null;
  const levels = levelsSoFar(part);
  const settled = new Set(
    part.asked.filter(({ question }) => question.kind !== "twist").flatMap(({ question }) => question.criterionIds),
  );
  const open = (part.read ?? [])
    .map((criterion, position) => ({ ...criterion, position, level: levels.get(criterion.id) ?? null }))
    .filter(({ id }) => !settled.has(id))
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  const isNew = (question: Question | null): question is Question =>
    question !== null && !askedTexts.has(question.text);

  const weak = open
    .filter(({ level }) => level === null || level < 2)
    .sort((a, b) => urgency(a.level) - urgency(b.level))
    .map((criterion) => probeOf(criterion, index))
    .filter(isNew);
  const standing = open.filter(({ level }) => level !== null && level >= 2);
  const pushbacks = standing.map((criterion) => pushbackOf(criterion, index)).filter(isNew);
  const deeper = standing.map((criterion) => probeOf(criterion, index)).filter(isNew);

  const questions = part.asked.filter(({ question }) => question.kind !== "twist");
  const pushed = questions.filter(({ question }) => question.kind === "pushback").length;
  const wanted = Math.min(PUSHBACKS[level], Math.floor((questions.length + questionsLeft) / 2));
  const isTimeToPush = questionsLeft <= wanted - pushed;
  const first = isTimeToPush ? pushbacks[0] : weak[0];
  return first ?? weak[0] ?? pushbacks[0] ?? deeper[0] ?? null;
}

function probeOf({ id, probe, probeKey }: ReadCriterion, index: number): Question | null {
  if (probe === null || probeKey === null) return null;
  return { id: `${String(index)}:probe:${id}`, kind: "probe", key: probeKey, criterionIds: [id], text: probe };
}

function pushbackOf({ id, dimension, quote }: ReadCriterion, index: number): Question | null {
  if (quote === null) return null;
  const text = `You said: \u201C${shortQuote(quote)}\u201D. ${OTHER_WAY[dimension]}`;
  return { id: `${String(index)}:pushback:${id}`, kind: "pushback", key: "pushback", criterionIds: [id], text };
}

/** One line of the candidate's words, cut at a word where it is long. */
export function shortQuote(quote: string): string {
  const line = quote
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/[.,;:]$/, "");
  if (line.length <= QUOTE_CHARACTERS) return line;
  const cut = line.slice(0, QUOTE_CHARACTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).trimEnd()} \u2026`;
}

/** The change that hurts most by what is known so far; null where the plan throws none. */
export function twistQuestion(part: RoomPart, index: number, twists: readonly TwistOffer[]): Question | null {
  const used = new Set(twists.filter(({ isUsed }) => isUsed).map(({ id }) => id));
  const twist = chooseTwist(
    twists.map(({ id, text, criteria }) => ({ id, text, criteria })),
    levelsSoFar(part),
    used,
  );
  if (twist === null) return null;
  const { id, text, criteria } = twist;
  return { id: `${String(index)}:twist:${id}`, kind: "twist", key: id, criterionIds: criteria, text };
}
