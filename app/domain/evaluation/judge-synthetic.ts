import type { Masked } from "../grading/evidence";
import { wordCount } from "../grading/text/document";
import type { Chat } from "../judge/converse";
import { replyLevelOf, type JudgeReply } from "../judge/reply";
import { QUOTE_WORDS } from "../judge/verify";
import type { LevelOrUnknown } from "../rubric/level";

/** Judges without a model, each with one virtue or vice: the evaluation must tell them apart. */
export const SYNTHETIC = ["perfect", "always3", "always0", "random", "echo", "liar"] as const;
export type Synthetic = (typeof SYNTHETIC)[number];

/** What a synthetic judge knows of the answer before it. */
export type SyntheticCase = {
  ids: readonly string[];
  text: string;
  masked: readonly Masked[];
  /** People's level of each criterion. */
  labels: ReadonlyMap<string, LevelOrUnknown>;
  attack: string | null;
};

/**
 * perfect: people's levels. always3, always0, random: what they say, with quotes that stand in the answer. echo: people's levels, until
 * the answer tells it otherwise. liar: Defended everywhere, with quotes that nobody wrote.
 */
export function syntheticChat(kind: Synthetic, one: SyntheticCase, random: () => number): Chat {
  const honest = ownQuotes(one.text, one.masked);
  const all = (level: LevelOrUnknown) => () => level;
  const label = (id: string): LevelOrUnknown => one.labels.get(id) ?? null;
  return (messages) => {
    const isTold = one.attack !== null && messages.some(({ content }) => content.includes(one.attack ?? ""));
    const levelOf: Record<Synthetic, (id: string) => LevelOrUnknown> = {
      perfect: label,
      always3: all(3),
      always0: all(0),
      random: () => ([0, 1, 2, 3] as const)[Math.floor(random() * 4)] ?? 0,
      echo: isTold ? all(3) : label,
      liar: all(3),
    };
    const quotes =
      kind === "liar" ? ["The candidate weighs the price of every design against its failure modes."] : honest;
    const reply: JudgeReply = {
      criteria: one.ids.map((id) => {
        const level = replyLevelOf(levelOf[kind](id));
        return { id, quotes: level === "not_found" ? [] : quotes, missing: null, level };
      }),
    };
    return Promise.resolve(JSON.stringify(reply));
  };
}

/** Up to two runs of words that are the writer's own and long enough to be evidence. */
function ownQuotes(text: string, masked: readonly Masked[]): string[] {
  const words = [...text.matchAll(/\S+/g)];
  const quotes: string[] = [];
  for (let at = 0; at + QUOTE_WORDS <= words.length && quotes.length < 2; at += 1) {
    const start = words[at]?.index ?? 0;
    const last = words[at + QUOTE_WORDS - 1];
    const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
    if (masked.some((span) => span.start < end && start < span.end)) continue;
    const quote = text.slice(start, end);
    if (wordCount(quote) < QUOTE_WORDS) continue;
    quotes.push(quote);
    at += QUOTE_WORDS - 1;
  }
  return quotes;
}
