import type { CriterionGrade } from "../../domain/grading/evidence";
import { gradeHeadline } from "../../domain/progress/headline";
import { mean } from "../../domain/progress/timeline";
import { levelName } from "../../domain/rubric/level";
import { criteriaWithTexts, openSubmitted, type Submitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import type { GradedCriterion, GradeView } from "../views";

/** The grade frozen at submission, beside the self-judgement; final levels follow the replies. */
export async function viewGrade(ctx: AppContext, key: AttemptKey): Promise<GradeView> {
  const opened = await openSubmitted(ctx, key, "grade");
  const { attempt, submission } = opened;
  const { report } = submission;
  const gaps = attempt.criteria.flatMap(({ self, initial }) => (self === null || initial === null ? [] : [self - initial]));
  return {
    frame: opened.frame,
    answer: submission.text,
    criteria: gradedCriteria(opened),
    headline: gradeHeadline(report),
    score: report.score,
    coverage: report.coverage,
    masked: report.masked,
    flags: report.flags,
    isCounted: submission.isCounted,
    rubricVersion: attempt.rubricVersion,
    graderVersion: report.graderVersion,
    isCurrentRubric: ctx.library.get(attempt.scenarioId)?.rubricVersion === attempt.rubricVersion,
    clarifications: clarificationsOf(opened),
    hintsTaken: attempt.hints.length,
    selfGap: mean(gaps),
  };
}

function gradedCriteria(opened: Submitted): GradedCriterion[] {
  const grades = new Map(opened.submission.report.criteria.map((grade) => [grade.id, grade]));
  return criteriaWithTexts(opened).flatMap(({ state, text }) => {
    const grade = grades.get(state.id);
    if (grade === undefined) return [];
    const { confidence, quotes, notes, missing, probe, probeKey } = grade;
    return {
      id: state.id,
      title: text.title,
      dimension: state.dimension,
      weight: state.weight,
      selfLevel: state.self,
      initialLevel: state.initial,
      finalLevel: state.final,
      confidence,
      quotes,
      notes,
      missing,
      probe: probe === null || probeKey === null ? null : { key: probeKey, question: probe },
      because: becauseOf(grade),
    };
  });
}

function becauseOf({ rules, examples }: CriterionGrade): string[] {
  if (examples.nearest.length === 0) return [rules.because, "No marked example is near this answer."];
  const nearest = examples.nearest
    .map(({ id, level, similarity }) => `${id} (${levelName(level)}, ${String(Math.round(100 * similarity))}% alike)`)
    .join(", ");
  return [rules.because, `Nearest marked examples: ${nearest}.`];
}

function clarificationsOf({ attempt, texts }: Submitted): GradeView["clarifications"] {
  const worths = attempt.clarifications.map(({ worth }) => worth);
  return {
    decisiveAsked: worths.filter((worth) => worth === "decisive").length,
    decisiveTotal: texts.scenario.clarifications.filter(({ worth }) => worth === "decisive").length,
    noiseAsked: worths.filter((worth) => worth === "noise").length,
    list: attempt.clarifications.flatMap(({ id }) => texts.scenario.clarifications.find((one) => one.id === id) ?? []),
  };
}
