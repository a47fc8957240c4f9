import type { Scenario, Twin } from "../scenario/schema";
import type { Example, Lexicon, Rubric } from "../rubric/schema";
import { TWIN_SUFFIX } from "../ids";
import { compileExamples } from "./examples/compile";
import { sentenceFeatures, merge, type Bag } from "./examples/features";
import type { CriterionExamples } from "./examples/nearest";
import { compileWhole, type Whole } from "./examples/whole";
import { shingle, shinglesOf, type Shingles } from "./mask";
import { buildMatcher, findOccurrences, type Matcher, type PatternFault } from "./pattern/matcher";
import { learnGrammar, type Grammar } from "./rules/grammar";
import { misconceptionGroup, readText } from "./rules/rules";
import { readDocument } from "./text/document";
import type { Quantity } from "./text/quantities";
import { tokenize } from "./text/tokens";

/** What of a scenario bears on a grade. */
export type GradedScenario = Pick<Scenario, "id" | "question" | "brief">;
export type CompileInput = {
  scenario: GradedScenario;
  rubric: Rubric;
  lexicon: Lexicon;
  examples: readonly Example[];
  rubricVersion: string;
};

export type CompiledScenario = {
  scenarioId: string;
  rubricVersion: string;
  rubric: Rubric;
  matcher: Matcher;
  /** Runs of the question, the brief and the rubric: never the learner's own words. */
  copied: Shingles;
  /** Numbers that the question hands out. */
  given: readonly Quantity[];
  examples: ReadonlyMap<string, CriterionExamples>;
  whole: Whole | null;
  /** Ids of the examples that are near-copies of each example, itself included. */
  copies: ReadonlyMap<string, ReadonlySet<string>>;
  /** For each five-word run of the marked examples: the examples it stands in. */
  exampleRuns: ReadonlyMap<string, readonly string[]>;
  /** Patterns that could not be used; the content check refuses them, an old snapshot grades without them. */
  faults: readonly PatternFault[];
  /** How words follow one another in the examples that are prose. */
  grammar: Grammar;
};

const nothingMasked = (): boolean => false;
/** Share of common five-word runs from which two examples count as copies of each other. */
const NEAR_COPY = 0.3;

/** Compiles everything that grading one scenario needs. Pure; a few hundred milliseconds at most, done once per rubric version. */
export function compileScenario({
  scenario,
  rubric,
  lexicon,
  examples,
  rubricVersion,
}: CompileInput): CompiledScenario {
  const groups = [
    ...Object.entries(rubric.concepts).map(([name, concept]) => ({ name, patterns: concept.any })),
    ...rubric.criteria.flatMap((criterion) =>
      criterion.misconceptions.map((one) => ({ name: misconceptionGroup(criterion.id, one.id), patterns: one.any })),
    ),
  ];
  const { matcher, faults } = buildMatcher(lexicon.sets, groups);
  const facts = scenario.brief.facts.map((fact) => `${fact.label}: ${fact.value}. ${fact.note ?? ""}`);
  const bagsOf = (text: string): Bag[] => {
    const document = readDocument(text);
    const found = findOccurrences(matcher, document);
    const reading = readText({
      document,
      occurrences: found.groups,
      rubric,
      given: [],
      masked: nothingMasked,
      grammar: null,
    });
    return sentenceFeatures(document, found.sets, reading.hits, reading.cues, nothingMasked);
  };
  const texts = new Map(
    rubric.criteria.map((criterion) => [
      criterion.id,
      merge(bagsOf([criterion.title, criterion.knowledge.say, criterion.reasoning.say].join("\n\n"))),
    ]),
  );
  const read = examples.map((example) => ({ example, bags: bagsOf(example.text) }));
  const exampleRuns = invert(new Map(examples.map((example) => [example.id, shingle([example.text])])));
  return {
    scenarioId: scenario.id,
    rubricVersion,
    rubric,
    matcher,
    copied: shingle([scenario.question, scenario.brief.story, ...facts, ...rubricTexts(rubric)]),
    given: [scenario.question, ...facts].flatMap((text) => readDocument(text).quantities),
    examples: compileExamples(rubric.criteria, read, texts),
    whole: compileWhole(rubric.criteria, read),
    copies: nearCopies(examples, exampleRuns),
    exampleRuns,
    faults,
    grammar: learnGrammar(examples.map((example) => readDocument(example.text))),
  };
}

/** What a learner can read of a rubric before or after grading and could hand back as an answer. */
function rubricTexts(rubric: Rubric): string[] {
  return rubric.criteria.flatMap((criterion) => [
    criterion.why,
    criterion.principle,
    criterion.reasoning.says,
    ...criterion.reasoning.links.map((link) => link.says),
    ...Object.values(criterion.probes),
    criterion.closeTheGap.do,
    ...criterion.misconceptions.map((one) => one.says),
  ]);
}

function nearCopies(
  examples: readonly Example[],
  owners: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  return new Map(
    examples.map(({ id, text }) => {
      const runs = shinglesOf(tokenize(text));
      const shared = new Map<string, number>();
      for (const run of runs)
        for (const owner of owners.get(run) ?? []) shared.set(owner, (shared.get(owner) ?? 0) + 1);
      const copies = [...shared].filter(([, count]) => count / runs.length > NEAR_COPY).map(([owner]) => owner);
      return [id, new Set([id, ...copies])];
    }),
  );
}

function invert(texts: ReadonlyMap<string, Shingles>): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const [id, runs] of texts) {
    for (const run of runs) {
      const list = owners.get(run);
      if (list) list.push(id);
      else owners.set(run, [id]);
    }
  }
  return owners;
}

/** The scenario, rubric and examples as the twin changes them; compile the result like any scenario. */
export function applyTwin<S extends GradedScenario>(
  scenario: S,
  rubric: Rubric,
  examples: readonly Example[],
  twin: Twin,
): { scenario: S; rubric: Rubric; examples: Example[] } {
  const id = `${scenario.id}${TWIN_SUFFIX}`;
  const replaced = new Map(twin.facts.map((fact) => [fact.label, fact]));
  const kept = scenario.brief.facts.map((fact) => replaced.get(fact.label) ?? fact);
  const added = twin.facts.filter((fact) => !scenario.brief.facts.some((known) => known.label === fact.label));
  const criteria = rubric.criteria.map(
    (criterion) => twin.criteria.find((other) => other.id === criterion.id) ?? criterion,
  );
  const flipped = new Set(twin.criteria.map((criterion) => criterion.id));
  const own = examples.map((example) => ({
    ...example,
    levels: Object.fromEntries(Object.entries(example.levels).filter(([criterion]) => !flipped.has(criterion))),
  }));
  const brought = new Set(twin.examples.map((example) => example.id));
  return {
    scenario: { ...scenario, id, question: twin.question, brief: { ...scenario.brief, facts: [...kept, ...added] } },
    rubric: { ...rubric, scenario: id, concepts: { ...rubric.concepts, ...twin.concepts }, criteria },
    examples: [
      ...own.filter((example) => Object.keys(example.levels).length > 0 && !brought.has(example.id)),
      ...twin.examples,
    ],
  };
}
