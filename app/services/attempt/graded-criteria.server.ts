import type { CriterionGrade } from "../../domain/grading/evidence";
import { levelName } from "../../domain/rubric/level";
import type { GradedCriterion } from "../views";
import { criteriaWithTexts, type Submitted } from "./opened.server";

/** Each criterion with its evidence from the frozen report and its levels as they are now, in the rubric's order. */
export function gradedCriteria(opened: Submitted): GradedCriterion[] {
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
