import type { Criterion } from "../../domain/rubric/schema";
import type { Scenario } from "../../domain/scenario/schema";
import type { ContrastItem } from "../views";

/** What is shown after the try: the principle, why it matters, and how to close the gap. */
export function revealOf({ principle, why, closeTheGap }: Criterion, { sources }: Scenario): ContrastItem["reveal"] {
  const source = sources.find(({ id }) => id === closeTheGap.read.source) ?? sources[0];
  if (source === undefined) return null;
  return { principle, why, read: { source, what: closeTheGap.read.what }, do: closeTheGap.do };
}
