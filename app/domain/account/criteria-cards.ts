import type { LevelOrUnknown } from "../rubric/level";
import type { Criterion } from "../rubric/schema";
import type { Track } from "../scenario/track";

/** A card for a flash-card program: the interviewer's question in front, the reasoning answer and the rule behind. */
export type Card = { front: string; back: string; tags: string };

/** `scenarioTitle` stands in front, because a question alone may fit several designs. The question is that of the newest level. */
export function cardOf(
  { probes, reasoning, principle, dimension }: Criterion,
  { scenarioTitle, track, level }: { scenarioTitle: string; track: Track; level: LevelOrUnknown },
): Card {
  const question = level === null ? probes.unsure : probes[level === 3 ? 2 : level];
  return {
    front: `${scenarioTitle}: ${oneLine(question)}`,
    back: `${oneLine(reasoning.say)} - ${oneLine(principle)}`,
    tags: `defend-it ${track} ${dimension}`,
  };
}

/** Anki's plain text keeps a card on a line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
