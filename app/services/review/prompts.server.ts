import type { ContentLibrary, LoadedScenario } from "../../content/library.server";
import { TWIN_SUFFIX } from "../../domain/ids";
import type { Prompt } from "../../domain/review/forms";
import { findNeighbours, keyOf, type CriterionKey, type Neighbour } from "../../domain/review/neighbours";
import type { Criterion } from "../../domain/rubric/schema";
import { labPrompts } from "../lab/drills.server";

/** One way to ask a criterion, with all that grading it needs. */
export type ReviewPrompt = Prompt & {
  question: string;
  /** Whose situation the question is about. */
  setting: LoadedScenario;
  /** The question and the facts as a twin changes them; null where they are the scenario's own. */
  change: {
    title: string;
    question: string;
    facts: readonly { label: string; value: string; note?: string | undefined }[];
  } | null;
  gradedAs: { scenarioId: string; rubricVersion: string; criterionId: string };
  /** What the learner has in front of them, or had: never evidence. */
  shown: readonly string[];
};

const neighboursByLibrary = new WeakMap<ContentLibrary, Map<string, Neighbour[]>>();

/** Criteria of other scenarios that share the concept; worked out once per library. */
export function neighboursOf(library: ContentLibrary, key: CriterionKey): Neighbour[] {
  const known = neighboursByLibrary.get(library) ?? findNeighbours(library.scenarios);
  neighboursByLibrary.set(library, known);
  return known.get(keyOf(key)) ?? [];
}

/**
 * Every way in which a criterion can be asked. `met`: keys of criteria the learner has worked on; a neighbour that is still
 * unknown would give its scenario away.
 */
export function promptsFor(
  library: ContentLibrary,
  loaded: LoadedScenario,
  criterion: Criterion,
  met: ReadonlySet<string>,
): ReviewPrompt[] {
  const { scenario, twin, rubricVersion } = loaded;
  const own = { scenarioId: scenario.id, rubricVersion, criterionId: criterion.id };
  const said = sayings(criterion);
  const base = { setting: loaded, change: null, gradedAs: own, shown: said };
  const prompts: ReviewPrompt[] = ([0, 1, 2, "unsure"] as const).map((key) => ({
    ...base,
    form: "probe",
    key: `probe:${String(key)}`,
    question: criterion.probes[key],
  }));
  prompts.push({
    ...base,
    form: "contrast",
    key: "contrast",
    question:
      "What does the second answer know that the first one does not? Say it in your own words, and why it matters here.",
  });
  const flipped = twin?.criteria.find(({ id }) => id === criterion.id);
  if (twin !== null && flipped !== undefined) {
    prompts.push({
      ...base,
      form: "twin",
      key: "twin",
      question: `${twin.change} What does that change here, and why?`,
      change: { title: twin.title, question: twin.question, facts: twin.facts },
      gradedAs: { ...own, scenarioId: `${scenario.id}${TWIN_SUFFIX}` },
      shown: [...said, ...sayings(flipped)],
    });
  }
  for (const drill of labPrompts(loaded, criterion)) prompts.push({ ...base, form: "lab", ...drill });
  for (const { scenarioId, criterionId } of neighboursOf(library, own)) {
    const other = library.get(scenarioId);
    const near = other?.rubric.criteria.find(({ id }) => id === criterionId);
    if (other === undefined || near === undefined || !met.has(keyOf({ scenarioId, criterionId }))) continue;
    prompts.push({
      form: "neighbour",
      key: `neighbour:${scenarioId}/${criterionId}`,
      question: near.probes[0],
      setting: other,
      change: null,
      gradedAs: { scenarioId, rubricVersion: other.rubricVersion, criterionId },
      shown: [...said, ...sayings(near)],
    });
  }
  return prompts;
}

function sayings({ knowledge, reasoning }: Criterion): string[] {
  return [knowledge.say, reasoning.say];
}
