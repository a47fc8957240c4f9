import MiniSearch from "minisearch";
import type { ContentLibrary, LoadedScenario } from "../../content/library.server";
import { DIMENSION_TITLE } from "../../domain/rubric/schema";
import { TRACK_TITLE } from "../../domain/scenario/schema";

type Entry = {
  id: string;
  title: string;
  summary: string;
  question: string;
  track: string;
  criteria: string;
  dimensions: string;
};

// Built on the first search of a library, and dropped with it.
const indexes = new WeakMap<ContentLibrary, MiniSearch<Entry>>();

/** Scenarios that hold every word (or its beginning, or a near spelling), best first; all, in the library's order, for no words. */
export function searchLibrary(library: ContentLibrary, words: string): LoadedScenario[] {
  if (words.trim() === "") return [...library.scenarios];
  return indexOf(library)
    .search(words)
    .flatMap(({ id }) => library.get(String(id)) ?? []);
}

function indexOf(library: ContentLibrary): MiniSearch<Entry> {
  const known = indexes.get(library);
  if (known !== undefined) return known;
  const index = new MiniSearch<Entry>({
    fields: ["title", "summary", "question", "track", "criteria", "dimensions"],
    // A fifth of a word's letters may differ: one in "kubernets", none in "pod".
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { title: 3, question: 2 } },
  });
  index.addAll(library.scenarios.map(entryOf));
  indexes.set(library, index);
  return index;
}

function entryOf({ id, scenario, rubric }: LoadedScenario): Entry {
  const { title, summary, question, track } = scenario;
  return {
    id,
    title,
    summary,
    question,
    track: TRACK_TITLE[track],
    criteria: rubric.criteria.map((criterion) => criterion.title).join(". "),
    dimensions: rubric.criteria.map(({ dimension }) => DIMENSION_TITLE[dimension]).join(". "),
  };
}
