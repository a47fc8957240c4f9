import { grade, type CompiledScenario } from "../grading/grade";
import { conceptsOf } from "../grading/rules/concepts";
import type { Level } from "../rubric/level";
import { wordCount } from "../grading/text/document";
import type { AnswerKind, Judgement, ScoredAnswer } from "./figures";

/** A held-out answer with the levels of its labels. */
export type Labelled = {
  file: string;
  text: string;
  kind: AnswerKind;
  labels: readonly Readonly<Record<string, Level>>[];
};

/** Grades held-out answers to one scenario. Throws when an answer was not labelled on every criterion. */
export function judgeGold(
  compiled: CompiledScenario,
  answers: readonly Labelled[],
): { judgements: Judgement[]; scores: ScoredAnswer[] } {
  const judgements: Judgement[] = [];
  const scores: ScoredAnswer[] = [];
  for (const answer of answers) {
    const report = grade(compiled, answer.text);
    scores.push({ scenario: compiled.scenarioId, answer: answer.file, kind: answer.kind, score: report.score ?? 0 });
    for (const criterion of report.criteria) {
      const rubric = compiled.rubric.criteria.find((one) => one.id === criterion.id);
      const labels = answer.labels.map((given) => {
        const label = given[criterion.id];
        if (label === undefined)
          throw new Error(`${compiled.scenarioId}/${answer.file} has no label for '${criterion.id}'`);
        return label;
      });
      const concepts = new Set(rubric ? conceptsOf(rubric) : []);
      judgements.push({
        scenario: compiled.scenarioId,
        answer: answer.file,
        kind: answer.kind,
        criterion: criterion.id,
        labels,
        level: criterion.level,
        rules: criterion.rules.level,
        examples: criterion.examples.expected === null ? null : (Math.round(criterion.examples.expected) as Level),
        words: wordCount(answer.text),
        concepts: criterion.rules.named.filter((name) => concepts.has(name)).length,
      });
    }
  }
  return { judgements, scores };
}
