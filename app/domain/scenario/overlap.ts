/** Share of the shorter text's five-word runs that also stand in the other: 0 = nothing in common, 1 = contained. */
export function sharedRuns(a: string, b: string, runLength = 5): number {
  const runsA = runs(a, runLength);
  const runsB = runs(b, runLength);
  const [small, large] = runsA.size <= runsB.size ? [runsA, runsB] : [runsB, runsA];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return shared / small.size;
}

function runs(text: string, length: number): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (let i = 0; i + length <= words.length; i += 1) found.add(words.slice(i, i + length).join(" "));
  return found;
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
