import type { AppContext } from "./context.server";
import type { LandingExample } from "./views";

const SCENARIO_ID = "spot-gpu-strategy";
const CRITERION_ID = "notice-gap";

const RECITED =
  "On AWS there is a two-minute interruption notice. I install a termination handler, the autoscaler launches a replacement node when the notice arrives, and we keep some headroom.";
const REASONED =
  "The notice is 2 minutes but a new replica needs 4, so a replacement requested in the first second still comes two minutes too late. The spares must therefore be warm before the notice: 6 replicas already running cover the gap. Without them the queue grows and users get 503s for those two minutes.";

type ExampleContext = Pick<AppContext, "library" | "judge">;

// Two short grades per rubric, not per visitor. Keyed by the judge as well: tests bring their own.
const graded = new WeakMap<AppContext["judge"], Map<string, Promise<LandingExample | null>>>();

/**
 * A recited and a reasoned answer to the same criterion, graded now, by this installation's judge.
 * Null when the scenario is not in the library (a team may run its own set).
 */
export async function viewLandingExample(ctx: ExampleContext): Promise<LandingExample | null> {
  const loaded = ctx.library.get(SCENARIO_ID);
  if (loaded === undefined) return null;
  const byVersion = graded.get(ctx.judge) ?? new Map<string, Promise<LandingExample | null>>();
  graded.set(ctx.judge, byVersion);
  const known = byVersion.get(loaded.rubricVersion) ?? gradeExample(ctx, loaded);
  byVersion.set(loaded.rubricVersion, known);
  try {
    return await known;
  } catch (error) {
    byVersion.delete(loaded.rubricVersion);
    throw error;
  }
}

async function gradeExample(
  { judge }: ExampleContext,
  { scenario, rubric, rubricVersion }: NonNullable<ReturnType<AppContext["library"]["get"]>>,
): Promise<LandingExample | null> {
  const criterion = rubric.criteria.find((one) => one.id === CRITERION_ID);
  if (criterion === undefined) return null;
  const answers: LandingExample["answers"] = [];
  for (const [kind, text] of [
    ["recited", RECITED],
    ["reasoned", REASONED],
  ] as const) {
    const report = await judge.grade({ scenarioId: scenario.id, rubricVersion, text, shown: [] });
    const grade = report.criteria.find((one) => one.id === CRITERION_ID);
    if (grade === undefined) return null;
    const { level, quotes, missing, probe } = grade;
    answers.push({ kind, text, grade: { level, quotes, missing, probe } });
  }
  const { id: scenarioId, title: scenarioTitle } = scenario;
  return { scenarioId, scenarioTitle, criterionTitle: criterion.title, dimension: criterion.dimension, answers };
}
