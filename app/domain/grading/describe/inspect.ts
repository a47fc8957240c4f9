import type { CompiledScenario } from "../compile";
import { expectFromNearest, type Nearest } from "../examples/nearest";
import { prepare } from "../prepare";
import { conceptsOf } from "../rules/concepts";
import type { Hit } from "../rules/hits";
import { judgeByRules } from "../rules/rules";
import type { Polarity } from "../rules/polarity";
import type { Document } from "../text/document";

export type SeenConcept = { concept: string; name: string; polarity: Polarity; counts: boolean; words: string };
export type SeenLink = { rel: string; from: string; to: string; cue: string | null; certain: boolean };

/** What the grader saw of one criterion, for authors: everything that a level was made of. */
export type Inspection = {
  criterion: string;
  concepts: SeenConcept[];
  links: SeenLink[];
  /** Ends of a link that stand close together without a relation that was recognised. */
  near: { from: string; to: string }[];
  reversed: SeenLink[];
  support: { what: string; words: string; weak: boolean }[];
  misconceptions: { says: string; words: string }[];
  examples: Nearest;
};

/** Looks at a text as `grade` does and tells what was found, criterion by criterion. */
export function inspect(compiled: CompiledScenario, text: string): Inspection[] {
  const prepared = prepare(compiled, text, {}, []);
  const { document, reading } = prepared;
  const nameOf = (concept: string): string => compiled.rubric.concepts[concept]?.name ?? concept;
  return compiled.rubric.criteria.map((criterion) => {
    const rules = judgeByRules(reading, criterion);
    const known = compiled.examples.get(criterion.id);
    const linkOf = (fired: (typeof rules.fired)[number]): SeenLink => ({
      rel: criterion.reasoning.links[fired.link]?.rel ?? "",
      from: wordsOf(document, fired.from.from, fired.from.to),
      to: wordsOf(document, fired.to.from, fired.to.to),
      cue: fired.cue === null ? null : wordsOf(document, fired.cue.from, fired.cue.to),
      certain: fired.sure,
    });
    const seen = (hit: Hit): SeenConcept => ({
      concept: hit.concept,
      name: nameOf(hit.concept),
      polarity: hit.polarity,
      counts: hit.evidence,
      words: wordsOf(document, hit.from, hit.to),
    });
    return {
      criterion: criterion.id,
      concepts: conceptsOf(criterion).flatMap((concept) => (reading.hits.get(concept) ?? []).map(seen)),
      links: rules.fired.map(linkOf),
      near: rules.near.map(({ from, to }) => ({
        from: wordsOf(document, from.from, from.to),
        to: wordsOf(document, to.from, to.to),
      })),
      reversed: rules.reversed.map(linkOf),
      support: [...rules.support, ...rules.weakSupport].map((one) => ({
        what: one.what,
        words: wordsOf(document, one.from, one.to),
        weak: one.weak,
      })),
      misconceptions: [...rules.misconceptions, ...rules.contradicted].map(({ says, hit }) => ({
        says,
        words: wordsOf(document, hit.from, hit.to),
      })),
      examples: known ? expectFromNearest(prepared.bags, known, prepared.excluded) : { expected: null, nearest: [] },
    };
  });
}

function wordsOf(document: Document, from: number, to: number): string {
  const start = document.tokens[from]?.start ?? 0;
  const end = document.tokens[to - 1]?.end ?? start;
  return document.text.slice(start, end).replaceAll(/\s+/g, " ");
}
