import { diffWordsWithSpace } from "diff";

export type DiffPart = { kind: "same" | "only-first" | "only-second"; text: string };

/** Above this many characters together, words are not compared one by one: the comparison would hold the page up. */
const LONGEST_COMPARED = 40_000;

/** Two versions of a text as runs that both have, or one of them alone; joined again they give both texts back. */
export function versionDiff(first: string, second: string): DiffPart[] {
  const parts =
    first.length + second.length > LONGEST_COMPARED
      ? undefined
      : diffWordsWithSpace(first, second, { maxEditLength: 4_000 });
  if (parts === undefined) {
    return [
      { kind: "only-first", text: first },
      { kind: "only-second", text: second },
    ];
  }
  return parts.map((part) => ({
    kind: part.added ? "only-second" : part.removed ? "only-first" : "same",
    text: part.value,
  }));
}
