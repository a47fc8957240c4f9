const RUN_LENGTH = 5;

/** Every run of five neighbouring words of a text. */
export function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (let i = 0; i + RUN_LENGTH <= words.length; i += 1) found.add(words.slice(i, i + RUN_LENGTH).join(" "));
  return found;
}

/** Share of the shorter text's runs that also stand in the other: 0 = nothing in common, 1 = contained. */
export function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return shared / small.size;
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
