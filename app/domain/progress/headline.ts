import type { GradeReport } from "../grading/evidence";
import type { LevelOrUnknown } from "../rubric/level";
import { counted, countWord, joinWords, sentenceCase } from "../wording/count";

const VERB: Record<string, string> = {
  3: "defended",
  2: "explained",
  1: "only named",
  0: "not found",
  null: "unclear",
};
const ORDER: readonly LevelOrUnknown[] = [3, 2, 1, 0, null];

/** One or two sentences that say in words what a grade shows, before any number. */
export function gradeHeadline(report: Pick<GradeReport, "criteria" | "flags">): string {
  const all = report.criteria.length;
  const counts = ORDER.map((level) => ({ level, count: report.criteria.filter((c) => c.level === level).length }));
  const present = counts.filter(({ count }) => count > 0);
  const only = present[0];
  if (only === undefined) return "There is nothing to grade.";
  if (only.level === null) return `Nothing could be told from this text. ${whyNothing(report.flags)}`;
  const first =
    present.length === 1
      ? `All ${countWord(all)} criteria are ${VERB[String(only.level)] ?? ""}.`
      : `Of ${counted(all, "criterion", "criteria")}, ${joinWords(
          present.map(
            ({ level, count }) => `${countWord(count)} ${count === 1 ? "is" : "are"} ${VERB[String(level)] ?? ""}`,
          ),
        )}.`;
  return `${first} ${nextStep(present)}`;
}

function nextStep(present: readonly { level: LevelOrUnknown; count: number }[]): string {
  const countOf = (level: LevelOrUnknown) => present.find((entry) => entry.level === level)?.count ?? 0;
  if (countOf(null) > 0)
    return `${sentenceCase(counted(countOf(null), "sentence", "sentences"))} more may settle what is unclear.`;
  if (countOf(1) > 0) return "What is only named lacks its reason: say why it works, or what happens without it.";
  if (countOf(0) > 0) return "What was not found is the first thing an interviewer would ask about.";
  if (countOf(2) > 0)
    return "What is explained lacks its backing: a number, a rejected alternative, a failure or a condition.";
  return "What is left is to hold it when a constraint changes.";
}

function whyNothing(flags: GradeReport["flags"]): string {
  if (flags.includes("not-english")) return "The grader reads English only; your text is kept as it is.";
  if (flags.includes("mostly-copied")) return "Most of it stands word for word in what was shown to you.";
  if (flags.includes("very-short") || flags.includes("empty"))
    return "Write a few full sentences: this, because of that.";
  return "The questions that follow ask for the sentences that settle it.";
}
