import { DIMENSION_TITLE } from "../../rubric/dimension";
import { levelName } from "../../rubric/level";
import { counted, countWord, joinWords, sentenceCase } from "../../wording/count";
import { DIMENSIONS_FOR, SHARES, SIGNALS, type Cap, type Signal } from "../hire-signal";
import type { Segment, SegmentKind } from "../pacing";
import type { InterviewReport, ReportPart, ReportQuestion } from "./report-shape";

export const SEGMENT_TITLE: Record<SegmentKind, string> = {
  design: "Design",
  questions: "Questions",
  twist: "Twist",
  closing: "Closing",
};
export const QUESTION_TITLE: Record<ReportQuestion["kind"], string> = {
  probe: "Follow-up",
  pushback: "Push back",
  twist: "Twist",
  closing: "Closing",
};

export const AUTOMATIC =
  "Everything here was computed by rules from your own words, by a grader that errs; no person and no model has read it. The signal is practice: what it says about a real loop is that the same gaps would be seen there.";

/** The signal and what carries it, in one or two sentences. */
export function headline({ verdict, level, parts }: InterviewReport): string {
  if (verdict === null) return "There is no signal: no design was handed in, so there is nothing to go by.";
  const criteria = parts.flatMap((part) => part.criteria);
  const defended = criteria.filter(({ final }) => final === 3).length;
  const stands = criteria.filter(({ final }) => final === 2).length;
  const unclear = criteria.filter(({ final }) => final === null).length;
  const rest = criteria.length - defended - stands - unclear;
  const found = [
    defended === 0 ? null : `${countWord(defended)} defended`,
    stands === 0 ? null : `${countWord(stands)} explained`,
    rest === 0 ? null : `${countWord(rest)} no further than named`,
    unclear === 0 ? null : `${countWord(unclear)} unclear`,
  ].filter((words) => words !== null);
  return `At ${level} level this is ${article(verdict.signal)} ${verdict.signal}: of ${counted(criteria.length, "criterion", "criteria")} ${joinWords(found)}.`;
}

const article = (signal: Signal): string => (/^[aeiou]/.test(signal) ? "an" : "a");

/** How sure that is, from how often the grader erred against the labels of its own evaluation. */
export function rangeWords({ range, verdict, chances }: InterviewReport): string {
  if (range === null || verdict === null || chances === null) return "";
  const chance = tenths(range.chance);
  const same = chances[verdict.signal];
  if (range.low === range.high) {
    return `The grader errs. If it erred here as often as on the labelled answers it is measured on, the signal would still be ${range.low} in ${chance} of ten such interviews.`;
  }
  const lead = same >= 0.5 ? "probably" : "only as likely as not, or less,";
  return `The grader errs. If it erred here as often as on the labelled answers it is measured on, the signal would be between ${range.low} and ${range.high} in ${chance} of ten such interviews; ${lead} ${verdict.signal} itself.`;
}

const tenths = (share: number): string => (share >= 0.95 ? "nearly ten" : countWord(Math.round(share * 10)));

/** The rule, with this interview's figures in it. */
export function ruleWords(report: InterviewReport): string[] {
  const { verdict, level } = report;
  if (verdict === null) return [];
  const lines = [
    `Every criterion counts its level (Not found 0, Named 1, Explained 2, Defended 3; can't tell one half) times its weight. You reached ${percent(verdict.share)} of what can be reached.`,
    `For ${level} that is ${verdict.base} by the levels alone: ${SIGNALS.slice(1)
      .map((signal, index) => `${signal} from ${percent(SHARES[level][index] ?? 1)}`)
      .join(", ")}.`,
    ...verdict.caps.map((cap) => capWords(cap, report)),
  ];
  if (verdict.caps.length === 0)
    lines.push("Nothing limited it: enough dimensions, no red flag, every design handed in.");
  lines.push("The thresholds are ours. They were not learned from anybody's hiring decisions.");
  return lines;
}

function capWords({ kind, signal }: Cap, { verdict, level, redFlags, missingParts }: InterviewReport): string {
  const most = `so the signal is at most ${signal}`;
  if (kind === "red-flags") {
    return `${sentenceCase(counted(redFlags, "red flag", "red flags"))} (something contradicted or a known misconception), ${most}.`;
  }
  if (kind === "missing-parts") {
    return `${sentenceCase(counted(missingParts, "design was", "designs were"))} not handed in, ${most}.`;
  }
  const { hire, strongHire } = DIMENSIONS_FOR[level];
  const covered = (verdict?.covered ?? []).map((dimension) => DIMENSION_TITLE[dimension].toLowerCase());
  const which = covered.length === 0 ? "" : ` (${joinWords(covered)})`;
  return `${sentenceCase(counted(covered.length, "dimension holds", "dimensions hold"))} at Explained or better${which}; ${level} asks for ${countWord(hire)}, and ${countWord(strongHire)} for a strong hire, ${most}.`;
}

export const percent = (share: number): string => `${String(Math.round(share * 100))}%`;

/** "4:05 of 5:30", and how far over. */
export function segmentWords({ usedSeconds, budgetSeconds }: Segment): string {
  const over = usedSeconds - budgetSeconds;
  const words = `${clockWords(usedSeconds)} of ${clockWords(budgetSeconds)}`;
  return over > 0 ? `${words}, ${clockWords(over)} over` : words;
}

export function clockWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  return hours === 0 ? `${String(minutes)}:${rest}` : `${String(hours)}:${String(minutes).padStart(2, "0")}:${rest}`;
}

export function timeWords({ pace, isEarly }: InterviewReport): string {
  const paused = pace.pausedSeconds === 0 ? "" : `, not counting ${clockWords(pace.pausedSeconds)} of pauses`;
  const early = isEarly ? " It was ended early." : "";
  return `${clockWords(pace.usedSeconds)} of ${clockWords(pace.budgetSeconds)}${paused}.${early}`;
}

/** What the clarifying questions were worth. */
export function clarificationWords({ clarifications: { asked, missed } }: ReportPart): string {
  if (asked.length === 0) {
    return `You asked nothing; ${counted(missed.length, "decisive question was", "decisive questions were")} there to be asked.`;
  }
  const count = (worth: "decisive" | "useful" | "noise") => asked.filter((one) => one.worth === worth).length;
  const kinds = [
    `${countWord(count("decisive"))} decisive`,
    `${countWord(count("useful"))} useful`,
    `${countWord(count("noise"))} noise`,
  ];
  const rest =
    missed.length === 0
      ? "Nothing decisive was left out."
      : `${sentenceCase(counted(missed.length, "decisive question was", "decisive questions were"))} not asked.`;
  return `You asked ${counted(asked.length, "question", "questions")}: ${joinWords(kinds)}. ${rest}`;
}

export function changeWords({ reply, changes, kind }: ReportQuestion): string {
  if (reply === null) return "No answer.";
  if (kind === "closing") return "Not graded.";
  if (changes.length === 0) return "Your answer changed no level.";
  return changes
    .map(({ title, before, after }) => `\u201C${title}\u201D went from ${levelName(before)} to ${levelName(after)}.`)
    .join(" ");
}

/** What the questions did to the whole, in one sentence. */
export function probingWords({ parts }: InterviewReport): string {
  const questions = parts.flatMap((part) => part.questions);
  if (questions.length === 0) return "Nothing was asked.";
  const changes = questions.flatMap(({ changes }) => changes);
  const lifted = changes.filter(({ before, after }) => (after ?? -1) > (before ?? -1)).length;
  const lowered = changes.length - lifted;
  const answered = questions.filter(({ reply }) => reply !== null).length;
  const effect = [
    lifted === 0 ? null : `${counted(lifted, "level", "levels")} went up`,
    lowered === 0 ? null : `${counted(lowered, "level", "levels")} went down`,
  ].filter((words) => words !== null);
  return `You answered ${countWord(answered)} of ${counted(questions.length, "question", "questions")}; ${effect.length === 0 ? "no level changed" : joinWords(effect)}.`;
}

export function selfWords({ selfGap }: InterviewReport): string | null {
  if (selfGap === null) return null;
  const size = Math.abs(selfGap);
  if (size < 0.25) return "You judged yourself about as the grade does.";
  const much = size < 0.75 ? "half a level" : size < 1.5 ? "about one level" : "far";
  return selfGap > 0
    ? `You judged yourself ${much} higher than the grade, on average.`
    : `You judged yourself ${much} lower than the grade, on average.`;
}
