import { versionOf, type ContentLibrary, type LoadedScenario } from "../../app/content/library.server";
import { canonicalJson } from "../../app/domain/canonical-json";
import { RubricSchema, type Dimension, type Rubric } from "../../app/domain/rubric/schema";
import { ScenarioSchema, type Scenario, type Track } from "../../app/domain/scenario/schema";

type CriterionSeed = { id: string; title: string; dimension: Dimension; weight: number };
type ScenarioSeed = { id?: string; title?: string; track?: Track; question?: string; criteria?: CriterionSeed[] };

/** Weights sum to 10; the order is the rubric's. */
export const CRITERIA: CriterionSeed[] = [
  { id: "drain-order", title: "Readiness fails before the process stops", dimension: "mechanism", weight: 3 },
  { id: "headroom", title: "Headroom covers the largest loss", dimension: "quantity", weight: 2 },
  { id: "price", title: "What the discount is paid with", dimension: "trade-off", weight: 2 },
  { id: "zone-loss", title: "A whole zone goes at once", dimension: "failure-mode", weight: 2 },
  { id: "proof", title: "The signal that tells", dimension: "evidence", weight: 1 },
];

/** A small scenario that the real schemas accept. */
export function makeScenario(seed: ScenarioSeed = {}): LoadedScenario {
  const id = seed.id ?? "small-fleet";
  const criteria = seed.criteria ?? CRITERIA;
  const scenario = ScenarioSchema.parse(scenarioSource(id, seed, criteria));
  const rubric = RubricSchema.parse(rubricSource(id, criteria));
  return assemble(scenario, rubric);
}

/** The same scenario after its author has worked on it: another rubric version under the same id. */
export function reviseScenario(loaded: LoadedScenario, title: string): LoadedScenario {
  return assemble({ ...loaded.scenario, title }, loaded.rubric);
}

export function makeLibrary(scenarios: readonly LoadedScenario[] = [makeScenario()]): ContentLibrary {
  return { scenarios, get: (id) => scenarios.find((loaded) => loaded.id === id), quarantined: [] };
}

function assemble(scenario: Scenario, rubric: Rubric): LoadedScenario {
  const lexicon = { format: 1 as const, sets: {} };
  const snapshotJson = canonicalJson({ rubric, examples: [], lexicon, scenario });
  const rubricVersion = versionOf(snapshotJson);
  return { id: scenario.id, scenario, rubric, examples: [], twin: null, lexicon, rubricVersion, snapshotJson };
}

function scenarioSource(id: string, seed: ScenarioSeed, criteria: CriterionSeed[]): unknown {
  const ids = criteria.map((criterion) => criterion.id);
  return {
    format: 1,
    id,
    track: seed.track ?? "kubernetes",
    title: seed.title ?? "Keep a small fleet up",
    question: seed.question ?? "How would you drain twelve pods without dropping a request?",
    summary: "Twelve pods, one zone, a rollout every day.",
    minutes: { brief: 3, design: 20, judge: 3, probe: 8, contrast: 6 },
    brief: {
      story: "A **small** fleet serves one team.",
      facts: [
        { label: "Pods", value: "12" },
        { label: "Zones", value: "3", note: "equal shares" },
        { label: "Rollouts", value: "1 a day" },
      ],
    },
    expectations: {
      senior: ["Names the order.", "Gives a number."],
      staff: ["Weighs the price.", "Says how it breaks."],
    },
    clarifications: [
      {
        id: "peak",
        ask: "What is the peak?",
        answer: "900 requests a second.",
        worth: "decisive",
        because: "It sizes the fleet.",
      },
      { id: "slo", ask: "What is promised?", answer: "99.9%.", worth: "decisive", because: "It sets the budget." },
      { id: "cloud", ask: "Which cloud?", answer: "Any.", worth: "noise", because: "Nothing depends on it." },
      { id: "language", ask: "Which language?", answer: "Go.", worth: "noise", because: "Nothing depends on it." },
      {
        id: "grace",
        ask: "How long do requests take?",
        answer: "Up to 40 s.",
        worth: "useful",
        because: "It bounds the grace.",
      },
      { id: "mesh", ask: "Is there a mesh?", answer: "No.", worth: "useful", because: "Fewer hops." },
    ],
    hints: [0, 1, 2].map((step) => ({ text: `Hint number ${String(step)} of ${id}.`, cost: `Cost ${String(step)}` })),
    twists: [
      twistSource("cheaper", [ids[2] ?? "", ids[1] ?? ""]),
      twistSource("regulated", [ids[0] ?? ""]),
      twistSource("two-zones", [ids[3] ?? "", ids[0] ?? ""]),
    ],
    model: { knowledge: `A recited answer to ${id}.`, reasoning: `A *reasoned* answer to ${id}.` },
    numbers: {},
    claim: {
      headline: "It holds.",
      assumptions: ["Even load."],
      verdict: "holds",
      because: "It was measured.",
      stopsBeingTrue: ["Two zones fail."],
    },
    sources: ["one", "two", "three"].map((source) => ({
      id: source,
      title: `Source ${source}`,
      publisher: "A standards body",
      url: `https://example.org/${source}`,
      dated: "2024-09",
      supports: "The order of steps.",
    })),
  };
}

function twistSource(id: string, criteria: string[]) {
  return { id, change: `Now: ${id}.`, ask: "What changes?", shifts: ["The size."], stays: ["The order."], criteria };
}

function rubricSource(id: string, criteria: CriterionSeed[]): unknown {
  return {
    format: 1,
    scenario: id,
    concepts: { drain: { name: "drain", any: ["drain"] }, stop: { name: "stop", any: ["stop"] } },
    criteria: criteria.map((seed) => ({
      ...seed,
      why: `Why ${seed.id} matters.`,
      principle: `The principle of ${seed.id}.`,
      knowledge: { say: `Recited: ${seed.id}.`, any: ["drain"] },
      reasoning: {
        say: `Reasoned: ${seed.id}.`,
        links: [{ rel: "cause", from: ["drain"], to: ["stop"], says: "say why" }],
        support: ["quantity"],
        says: "give the number",
      },
      probes: { 0: `Zero ${seed.id}?`, 1: `One ${seed.id}?`, 2: `Two ${seed.id}?`, unsure: `Unsure ${seed.id}?` },
      closeTheGap: { read: { source: "one", what: "The chapter on draining." }, do: "Drain a node by hand." },
    })),
  };
}
