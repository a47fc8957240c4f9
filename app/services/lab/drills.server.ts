import type { LoadedScenario } from "../../content/library.server";
import { findEventRun } from "../../db/lab-repo.server";
import type { Criterion } from "../../domain/rubric/schema";
import { questionOf, readGuess, type Guess } from "../../labs/kit/guess";
import type { Drill, Lab } from "../../labs/kit/lab";
import { queryOf } from "../../labs/kit/link";
import { paramsOf } from "../../labs/kit/params-of";
import { labOf } from "../../labs/registry";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { runHere } from "./run-of.server";
import type { LabPredictionView } from "../review/review-views";

const PREFIX = "lab:";
const SAY_WHY = "Say what you expect, and why.";

/** A criterion asked by a prediction in its scenario's lab: one prompt for each drill of it. */
export function labPrompts(
  { id }: LoadedScenario,
  { id: criterionId }: Criterion,
): { key: string; question: string }[] {
  const lab = labOf(id);
  if (lab === null) return [];
  return lab.drills
    .filter((drill) => drill.criterionId === criterionId)
    .map((drill) => ({
      key: PREFIX + drill.id,
      question: `${drill.situation} ${questionOf(lab, drill.prediction)?.ask ?? ""} ${SAY_WHY}`.replace(/\s+/g, " "),
    }));
}

/** The lab and the drill of a prompt's key; null for every other prompt. */
function drillOf(scenarioId: string, promptKey: string): { lab: Lab; drill: Drill } | null {
  const lab = labOf(scenarioId);
  const drill = lab?.drills.find(({ id }) => promptKey === PREFIX + id);
  return lab === null || drill === undefined ? null : { lab, drill };
}

/** What the page asks for beside the words: a number or one of the answers. */
export function predictionAsked(scenarioId: string, promptKey: string): LabPredictionView | null {
  const found = drillOf(scenarioId, promptKey);
  const question = found === null ? null : questionOf(found.lab, found.drill.prediction);
  if (question === null) return null;
  return question.kind === "choice"
    ? { kind: "choice", options: question.options.map(({ id, label }) => ({ id, label })) }
    : { kind: "number", unit: question.unit === "share" ? "of 1" : question.unit };
}

/** The guess of an answer, checked. Throws RefusedError for one that cannot be. null where no prediction was asked, or none given. */
export function guessOf(scenarioId: string, promptKey: string, value: string): Guess | null {
  const found = drillOf(scenarioId, promptKey);
  if (found === null || value.trim() === "") return null;
  const read = readGuess(found.lab, { about: found.drill.prediction, value: value.trim() });
  if ("problem" in read) throw new RefusedError(read.problem);
  return read.guess;
}

/** The run behind a prediction: what is written into the log of labs, and its outcome. */
export function drillRun(scenarioId: string, promptKey: string, guess: Guess | null) {
  const found = drillOf(scenarioId, promptKey);
  if (found === null) return null;
  const { lab, drill } = found;
  const params = paramsOf(lab, { preset: drill.preset, events: drill.events });
  const asked = guess ?? { about: drill.prediction, value: "" };
  const ran = runHere(lab, params, [asked]);
  if (!("run" in ran)) return null;
  return { lab, drill, params, run: ran.run };
}

/** How a run of a review is found again: its turn is unique for the criterion. */
export function drillEventId(promptKey: string, turn: number): string {
  return `${promptKey}@${String(turn)}`;
}

/** What the run of an answered prediction gave; null for other questions. */
export async function predictionOutcome(
  { db }: Pick<AppContext, "db">,
  { userId, scenarioId, promptKey, turn }: { userId: string; scenarioId: string; promptKey: string; turn: number },
) {
  const stored = await findEventRun(db, userId, { labId: scenarioId, eventId: drillEventId(promptKey, turn) });
  const found = drillRun(scenarioId, promptKey, stored?.guesses[0] ?? null);
  if (found === null) return null;
  const { lab, drill, params, run } = found;
  return {
    judged: stored === null || stored.guesses.length === 0 ? null : (run.judged[0] ?? null),
    headline: run.outcome.headline,
    because: drill.because,
    labId: lab.id,
    query: queryOf(lab, params),
  };
}
