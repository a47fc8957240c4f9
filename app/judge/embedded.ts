import { withAdditions } from "../domain/grading/describe/addition";
import { grade, gradeWithProbe, type CompiledScenario } from "../domain/grading/grade";
import { joinForProbe, type Judge } from "./judge";

/** The judge that is always there: deterministic, without a model and without a network. */
export function createJudge(
  compiled: (scenarioId: string, rubricVersion: string) => CompiledScenario | Promise<CompiledScenario>,
): Judge {
  return {
    name: "embedded",
    async grade({ scenarioId, rubricVersion, text, shown }) {
      const scenario = await compiled(scenarioId, rubricVersion);
      return withAdditions(scenario, text, grade(scenario, text, { shown }), shown);
    },
    async gradeProbe({ scenarioId, rubricVersion, answer, criterionId, question, probeAnswer, shown }) {
      const scenario = await compiled(scenarioId, rubricVersion);
      const joined = { answer, text: joinForProbe(answer, probeAnswer) };
      const graded = gradeWithProbe(scenario, joined, criterionId, question, shown);
      if (!graded)
        throw new Error(`The rubric of '${scenarioId}' (version ${rubricVersion}) has no criterion '${criterionId}'.`);
      return graded;
    },
  };
}
