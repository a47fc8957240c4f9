import { renderMarkdown } from "../../content/markdown.server";
import type { AttemptState } from "../../domain/attempt/state";
import type { CriterionGrade, Quote } from "../../domain/grading/evidence";
import type { Scenario } from "../../domain/scenario/schema";
import { criteriaWithTexts, openSubmitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import type { ContrastItem, ContrastView } from "../views";
import { revealOf } from "./reveal";

/** Three answers side by side per criterion. The principle follows the learner's own sentence, the whole answers follow the last one. */
export async function viewContrast(ctx: AppContext, key: AttemptKey): Promise<ContrastView> {
  const opened = await openSubmitted(ctx, key, "contrast");
  const { attempt, texts, frame } = opened;
  const items = criteriaWithTexts(opened).map(({ state, text }): ContrastItem => {
    const said = attempt.differences.find(({ criterionId }) => criterionId === state.id);
    return {
      criterionId: state.id,
      title: text.title,
      dimension: state.dimension,
      finalLevel: state.final,
      knowledge: text.knowledge.say,
      yours: strongestQuotes(attempt, state.id),
      reasoning: text.reasoning.say,
      note: said === undefined ? null : { text: said.text },
      reveal: said === undefined ? null : revealOf(text, texts.scenario),
      addition: said === undefined || state.initial === 3 ? null : additionFor(attempt, state.id),
    };
  });
  const currentId = items.find(({ note }) => note === null)?.criterionId ?? null;
  return { frame, items, currentId, models: currentId === null ? modelsOf(texts.scenario) : null };
}

/** What the learner said best about a criterion: in the answer, or in a reply that earned a higher level. */
function strongestQuotes({ submission, probes, twist }: AttemptState, criterionId: string): Quote[] {
  const grades: (CriterionGrade | null | undefined)[] = [
    submission?.report.criteria.find(({ id }) => id === criterionId),
    probes.find((probe) => probe.criterionId === criterionId)?.grade,
    twist?.grades.find(({ id }) => id === criterionId),
  ];
  const present = grades.filter((grade) => grade !== null && grade !== undefined);
  const best = present.reduce<CriterionGrade | null>(
    (strongest, grade) => (strongest === null || (grade.level ?? -1) > (strongest.level ?? -1) ? grade : strongest),
    null,
  );
  return best?.quotes ?? [];
}

/** What would have lifted the submitted answer; it quotes the reasoning answer, so it waits for the learner's own sentence. */
function additionFor({ submission }: AttemptState, criterionId: string): string | null {
  return submission?.report.criteria.find(({ id }) => id === criterionId)?.addition ?? null;
}

function modelsOf({ model }: Scenario): ContrastView["models"] {
  return {
    knowledgeHtml: renderMarkdown(model.knowledge),
    reasoningHtml: renderMarkdown(model.reasoning),
    table: model.table ?? null,
  };
}
