import type { Criterion } from "../../rubric/schema";
import type { Document } from "../text/document";
import type { Cue, CueKind } from "./cues";
import type { Hit } from "./hits";
import { hasFiniteVerb } from "./prose";

/** Connectives that give a reason, a consequence, a condition or an alternative; mere sequence and comparison are not among them. */
export const EXPLAINING_CUES: ReadonlySet<CueKind> = new Set([
  "cause-forward",
  "cause-backward",
  "without",
  "otherwise",
  "condition-open",
  "condition-middle",
]);
/** Too common or too weak to explain anything by themselves. */
const TOO_WEAK = new Set(["as", "then", "with", "by", "given", "where", "while", "=", "when", "once"]);
const REACH = 20;
/** Words on each side of the connective below which it joins no clause. */
const SIDE = 3;

/**
 * Half of a step: an end of one of the criterion's links, joined by an explaining connective to a clause in which no known idea was
 * recognised. Alone it proves nothing (the other half may be anything); with similar marked examples it may be worth a level.
 */
export function findHalf(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  hits: ReadonlyMap<string, readonly Hit[]>,
  faulty: readonly boolean[],
  criterion: Criterion,
): Hit | null {
  const ends = new Set(criterion.reasoning.links.flatMap((link) => [...link.from, ...link.to]));
  for (const concept of ends) {
    for (const hit of hits.get(concept) ?? []) {
      const sentence = document.sentences[hit.sentence];
      if (!sentence || !hit.evidence || faulty[hit.sentence]) continue;
      for (const cue of cues.get(hit.sentence) ?? []) {
        if (
          !EXPLAINING_CUES.has(cue.kind) ||
          TOO_WEAK.has(document.tokens[cue.from]?.lower ?? "") ||
          (cue.from >= hit.from && cue.from < hit.to)
        )
          continue;
        const distance = cue.from >= hit.to ? cue.from - hit.to : hit.from - cue.to;
        const sides = cue.from - sentence.from >= SIDE || cue.from === sentence.from;
        if (distance > REACH || !sides || sentence.to - cue.to < SIDE) continue;
        const opening = cue.from === sentence.from;
        if (
          hasFiniteVerb(document.tokens, cue.to, sentence.to) &&
          (opening || hasFiniteVerb(document.tokens, sentence.from, cue.from))
        )
          return hit;
      }
    }
  }
  return null;
}
