import { listExposedTwists } from "../../db/interview-repo.server";
import { listPastAttempts } from "../../db/progress-repo.server";
import { weaknessOf, type Candidate } from "../../domain/interview/plan";
import { countingAttempts } from "../../domain/progress/history";
import { dimensionLines } from "../../domain/progress/timeline";
import type { AppContext } from "../context.server";

/** Every scenario of the library as planning sees it for this learner; `hasGrades` when "my weak spots" means something. */
export async function interviewCandidates(
  ctx: Pick<AppContext, "db" | "library">,
  userId: string,
): Promise<{ candidates: Candidate[]; hasGrades: boolean }> {
  const past = await listPastAttempts(ctx.db, userId);
  const thrown = await listExposedTwists(ctx.db, userId);
  const latest = new Map(
    dimensionLines(past).flatMap(({ dimension, latest }) => (latest === null ? [] : [[dimension, latest] as const])),
  );
  const candidates = ctx.library.scenarios.map(({ id, scenario, rubric, rubricVersion }): Candidate => ({
    scenarioId: id,
    rubricVersion,
    title: scenario.title,
    track: scenario.track,
    timesSeen: past.filter(({ scenarioId }) => scenarioId === id).length,
    weakness: weaknessOf(rubric.criteria, latest),
    twists: scenario.twists.map((twist) => ({
      id: twist.id,
      text: `${twist.change} ${twist.ask}`,
      criteria: twist.criteria,
      isUsed: thrown.has(`${id}/${twist.id}`),
    })),
  }));
  return { candidates, hasGrades: countingAttempts(past).length > 0 };
}
