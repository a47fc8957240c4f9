import { grade, type CompiledScenario } from "../grading/grade";
import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Example } from "../rubric/schema";
import type { Scenario } from "../scenario/schema";
import {
  FILLER,
  INJECTIONS,
  keywordsOf,
  mixed,
  negated,
  nonsense,
  OTHER_LANGUAGES,
  sentencesOf,
  withConnectives,
  wordsOf,
  wrongNumbers,
} from "./attack-texts";

/** A scenario with the honest texts that attacks on it are made of. */
export type Target = {
  scenario: Scenario;
  examples: readonly Example[];
  compiled: CompiledScenario;
  /** Answers that reason: the model answer and marked ones. */
  strong: readonly string[];
  /** The answer that recites. */
  knowledge: string;
};

export type Attempt = {
  text: string;
  /** Model answers and hints that were shown before. */
  shown?: readonly string[];
  /** A marked example that must not vouch for itself. */
  exclude?: string;
  /** Only these criteria count; all of them when left out. */
  criteria?: readonly string[];
  /** The honest text it was made from, for families that must earn no more than it. */
  honest?: string;
};

/** What counts as resisted, for each criterion: a level at most; no more than the honest text; or no level at all. */
export type Resists = { kind: "at-most"; level: Level } | { kind: "no-higher" } | { kind: "cannot-tell" };

export type Family = {
  id: string;
  /** In plain words, as a reader of the trust page sees it. */
  title: string;
  resists: Resists;
  /** The same attempts for the same target and seed. */
  make: (target: Target, seed: number) => Attempt[];
};

export function targetOf({ scenario, examples, compiled }: Pick<Target, "scenario" | "examples" | "compiled">): Target {
  const marked = examples.filter((example) => example.kind === "strong").map((example) => example.text);
  const strong = [scenario.model.reasoning, ...marked.slice(0, 2)];
  return { scenario, examples, compiled, strong, knowledge: scenario.model.knowledge };
}

/** So many, because one draw of concepts is luckier than another. */
const NONSENSE_TEXTS = 8;

const atMost = (level: Level): Resists => ({ kind: "at-most", level });
const texts = (list: readonly string[]): Attempt[] => list.map((text) => ({ text }));
/** The reciting answer and a reasoning one: what padding and pleading are added to. */
const honestOf = ({ knowledge, strong }: Target): string[] => [knowledge, ...strong.slice(1, 2)];
const changed = (honest: readonly string[], change: (text: string) => string): Attempt[] =>
  honest.map((text) => ({ text: change(text), honest: text }));

/** Ways to look as if one reasoned. The ids are printed and stored: they stay. */
export const FAMILIES: readonly Family[] = [
  {
    id: "keyword-list",
    title: "A list of the right terms",
    resists: atMost(1),
    make: ({ strong }, seed) =>
      texts(
        strong.flatMap((text) => [
          keywordsOf(text).slice(0, 90).join(", "),
          `${mixed(keywordsOf(text), seed).slice(0, 60).join(" ")}.`,
        ]),
      ),
  },
  {
    id: "keywords-with-connectives",
    title: "The right terms with “because” and “therefore” strewn in",
    resists: atMost(1),
    make: ({ strong }, seed) =>
      texts(
        strong.flatMap((text, index) => [
          withConnectives(keywordsOf(text), seed + index),
          withConnectives(mixed(keywordsOf(text), seed), seed + index),
        ]),
      ),
  },
  {
    id: "shuffled-words",
    title: "A good answer with its words shuffled",
    resists: atMost(1),
    make: ({ strong }, seed) =>
      texts(
        strong.flatMap((text) => [
          `${mixed(wordsOf(text), seed).join(" ")}.`,
          sentencesOf(text)
            .map((sentence) => `${mixed(wordsOf(sentence), seed + 1).join(" ")}.`)
            .join(" "),
        ]),
      ),
  },
  {
    id: "question-copy",
    title: "The question and the brief, pasted",
    resists: atMost(0),
    make: ({ scenario: { question, brief } }) =>
      texts([
        question,
        `${question}\n\n${brief.story}`,
        brief.facts.map((fact) => `${fact.label}: ${fact.value}. ${fact.note ?? ""}`).join("\n"),
      ]),
  },
  {
    id: "rubric-copy",
    title: "The criteria, or a model answer that was shown, pasted",
    resists: atMost(0),
    make: ({ compiled: { rubric }, scenario: { model } }) =>
      [
        rubric.criteria.map((criterion) => `${criterion.principle} ${criterion.why}`).join(" "),
        rubric.criteria.map((criterion) => criterion.probes[2]).join(" "),
        model.reasoning,
      ].map((text) => ({ text, shown: [model.reasoning] })),
  },
  {
    id: "repetition",
    title: "The same answer four times over",
    resists: { kind: "no-higher" },
    make: (target) => changed(honestOf(target), (text) => [text, text, text, text].join("\n\n")),
  },
  {
    id: "filler",
    title: "An answer padded with fine words",
    resists: { kind: "no-higher" },
    make: (target) => changed(honestOf(target), (text) => `${text}\n\n${FILLER}\n\n${FILLER} ${FILLER}`),
  },
  {
    id: "negated-strong",
    title: "A good answer with every sentence denied",
    resists: atMost(1),
    make: ({ strong }) => texts(strong.map((text) => sentencesOf(text).map(negated).join(" "))),
  },
  {
    id: "reversed",
    title: "Cause and effect turned round, and other fluent mistakes",
    // What an author marked above Named in such an answer is right in it, and no attempt.
    resists: atMost(1),
    make: ({ examples }) =>
      examples
        .filter((example) => example.kind === "anti")
        .map(({ id, text, levels }) => ({
          text,
          exclude: id,
          criteria: Object.entries(levels).flatMap(([criterion, level]) => (level <= 1 ? [criterion] : [])),
        })),
  },
  {
    id: "nonsense",
    title: "Fluent nonsense made of real terms",
    resists: atMost(1),
    make: ({ compiled: { rubric } }, seed) => {
      const names = Object.values(rubric.concepts).map((concept) => concept.name);
      return texts(Array.from({ length: NONSENSE_TEXTS }, (_, index) => nonsense(names, seed + index)));
    },
  },
  {
    id: "wrong-numbers",
    title: "A good answer with every number wrong",
    resists: { kind: "no-higher" },
    make: ({ strong }) => changed(strong, wrongNumbers),
  },
  {
    id: "injection",
    title: "Orders to the grader",
    resists: { kind: "no-higher" },
    make: ({ knowledge }) =>
      changed([knowledge, ""], (text) => `${INJECTIONS[0]} ${text}\n\n${INJECTIONS.slice(1).join("\n\n")}`),
  },
  {
    id: "other-language",
    title: "Another language than English",
    resists: { kind: "cannot-tell" },
    make: () => texts(OTHER_LANGUAGES),
  },
  {
    id: "one-word",
    title: "A single word",
    resists: atMost(1),
    make: ({ strong }, seed) => texts(mixed(keywordsOf(strong.join(" ")), seed).slice(0, 12)),
  },
];

/** One criterion of one attempt. */
export type Outcome = { scenario: string; criterion: string; level: LevelOrUnknown; isResisted: boolean; text: string };

function isResisted(resists: Resists, level: LevelOrUnknown, honest: LevelOrUnknown | undefined): boolean {
  if (resists.kind === "cannot-tell") return level === null;
  if (resists.kind === "at-most") return (level ?? 0) <= resists.level;
  return honest === null || (level ?? 0) <= (honest ?? 0);
}

/** Makes and grades the attempts of a family; every criterion of every attempt counts once. */
export function attack(target: Target, family: Family, seed: number): Outcome[] {
  const honest = new Map<string, Map<string, LevelOrUnknown>>();
  const levelsOf = (text: string): Map<string, LevelOrUnknown> => {
    const known =
      honest.get(text) ?? new Map(grade(target.compiled, text).criteria.map(({ id, level }) => [id, level]));
    honest.set(text, known);
    return known;
  };
  return family.make(target, seed).flatMap((attempt) => {
    const { text, shown = [], exclude, criteria } = attempt;
    const before = attempt.honest === undefined ? null : levelsOf(attempt.honest);
    const options = { shown, ...(exclude === undefined ? {} : { exclude: new Set([exclude]) }) };
    return grade(target.compiled, text, options)
      .criteria.filter(({ id }) => criteria === undefined || criteria.includes(id))
      .map(({ id, level }) => ({
        scenario: target.compiled.scenarioId,
        criterion: id,
        level,
        isResisted: isResisted(family.resists, level, before?.get(id)),
        text,
      }));
  });
}
