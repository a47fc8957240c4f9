import type { Sentence } from "../text/sentences";
import type { Token } from "../text/tokens";

/** What a connecting word says about the two ends around it. `forward`: the left end is the cause (or the earlier, or the greater). */
export type CueKind =
  | "cause-forward"
  | "cause-backward"
  | "verb-forward"
  | "verb-backward"
  | "condition-open"
  | "condition-middle"
  | "without"
  | "otherwise"
  | "order-forward"
  | "order-backward"
  | "order-open-later"
  | "until"
  | "greater"
  | "less"
  | "contrast"
  | "purpose"
  | "prevents";
export type Cue = { from: number; to: number; kind: CueKind };

/** Phrases as words; "~" before a word compares stems. */
const PHRASES: Readonly<Record<CueKind, string>> = {
  "cause-forward":
    "so|therefore|thus|hence|consequently|as a result|as result|which means|that means|this means|it means|means that|meaning|which is why|that is why|this is why|that's why|so that|in turn|" +
    "then|and then|and so|for this reason|for that reason|in that case|ergo|->|=|which is how|which in turn|accordingly|by then|the result is|the effect is|the consequence is|end effect|and boom|thereby|that way|this way",
  "cause-backward":
    "because|since|given that|as long as|the reason is|the reason being|the reason|reason is|reason being|because of|due to|thanks to|owing to|on account of|cause of|after all|as|seeing that|considering that|for the simple reason",
  "verb-forward":
    "~mean|~imply|~lead to|~lead into|~result in|~cause|~make|~force|~kill|~break|~trigger|~leave|~produce|~create|~drive|~push|~turn|~let|~allow|~enable|~ensure|~guarantee|~protect|" +
    "~give|~buy|~cost|~cut|~reduce|~raise|~increase|~hit|~hurt|~burn|~require|~bring|~expose|~open|~close|~limit|~drop|~destroy|~wipe|~translate into|~end up|~end in|~become|~take|~eat|~shrink|~double|~add|" +
    "is enough to|enough to|is why|is how|is what|~lose|~tear|~remove|~keep|~hold|~carry|~cover|~absorb|~get|~go from|~put|~send|~blow|~exhaust|~fill|~empty|~starve|~hand|~grant|~yield|~rob|~restrict|~narrow|~confine|~throttle|~slow|~delay|~overload|~flood|~saturate|~idle|~waste|~earn|~fix|~solve|~undo|~remove|~spare|~explain|~decide|~determine|~bound|~cap",
  "verb-backward":
    "~cause by|~drive by|~kill by|~break by|~lose to|~come from|~follow from|~depend on|~result from|~stem from|~need|by|~trigger by|~limit by|~bound by|~decide by|~determine by|~protect by",
  "condition-open":
    "if|when|once|whenever|as soon as|in case|given|with|by|where|assuming|suppose|every time|each time|the moment|the minute|any time|while",
  "condition-middle":
    "if|when|once|whenever|as soon as|in case|the moment|the minute|only if|only when|provided|every time|each time|assuming",
  without: "without|unless|lacking|absent|if we did not|if you do not|except when",
  otherwise: "otherwise|or else|if not|else|without it|without that|without this|without them|failing that",
  "order-forward":
    "then|before|and then|only then|followed by|afterwards|after that|after which|later|next|and only then|second|secondly|finally|ahead of|prior to|->|so that|until|by the time|followed|precede",
  "order-backward":
    "after|once|only after|as soon as|following|only once|not until|not before|only when|when|as last|last",
  "order-open-later": "before|prior to|until|by the time",
  until: "until|till",
  greater:
    "more than|greater than|longer than|larger than|higher than|bigger than|slower than|later than|above|exceeds|exceed|exceeding|outlast|outlasts|over|beyond|>|at least|covers|cover|enough for|enough to|no less than|~outlive|~outweigh|~outnumber|~dwarf|far more|>=|≥|well above|not less than|sufficient for|too long|too slow|too late|way more|~carry|~hold|~absorb|~survive|longer|more|greater|bigger|larger|slower|~exceed|~beat|outrun|~overtake|~pass",
  less: "less than|shorter than|smaller than|lower than|below|under|faster than|fewer than|cheaper than|within|fits in|fits into|fit in|fit inside|fits inside|<|at most|up to|no more than|not more than|inside|earlier than|sooner than|<=|≤|before|not enough|too short|too small|too little|does not cover|not cover|shorter|smaller|less|fewer|faster|sooner|earlier|cheaper|~undercut|short of",
  contrast:
    "instead of|rather than|not|versus|vs|compared to|compared with|against|while|whereas|but|as opposed to|better than|over|unlike|only|than|and not|even though|although|yet",
  purpose: "to|in order to|so as to",
  prevents:
    "~prevent|~avoid|~stop|~block|~save|~protect|~spare|~deny|~close|~shield|~keep|~guard|so no|so that no|so nobody|~survive|no longer",
};

type Phrase = { words: { text: string; stem: boolean }[]; kind: CueKind };
const INDEX = new Map<string, Phrase[]>();
for (const [kind, list] of Object.entries(PHRASES) as [CueKind, string][]) {
  for (const source of list.split("|")) {
    const words = source
      .split(" ")
      .map((word) => (word.startsWith("~") ? { text: word.slice(1), stem: true } : { text: word, stem: false }));
    const head = words[0];
    if (!head) continue;
    const key = `${head.stem ? "~" : ""}${head.text}`;
    INDEX.set(key, [...(INDEX.get(key) ?? []), { words, kind }]);
  }
}

/** Stems as the tokenizer makes them differ from the words above ("leave" and "leav"); these are the differing ones. */
function stemKeys(token: Token): string[] {
  return [`~${token.stem}`, `~${token.stem}e`, `~${token.stem}y`, `~${token.stem.replace(/i$/, "y")}`];
}

function matches(tokens: readonly Token[], at: number, to: number, phrase: Phrase): boolean {
  return phrase.words.every((word, offset) => {
    const token = tokens[at + offset];
    if (!token || at + offset >= to) return false;
    return word.stem ? stemKeys(token).includes(`~${word.text}`) : token.lower === word.text;
  });
}

const BEFORE_BARE_VERB = new Set([
  "to",
  "not",
  "will",
  "would",
  "can",
  "could",
  "must",
  "should",
  "may",
  "might",
  "shall",
  "do",
  "does",
  "did",
  "that",
  "which",
  "who",
  "what",
  "and",
  "or",
  "then",
  "then,",
  "also",
  "only",
  "just",
  "i",
  "we",
  "you",
  "they",
  "it",
  "both",
  "all",
  "people",
  "clients",
]);
const BEFORE_NOUN = new Set([
  "the",
  "a",
  "an",
  "our",
  "their",
  "its",
  "my",
  "your",
  "this",
  "of",
  "per",
  "no",
  "each",
  "every",
  "more",
  "less",
  "any",
  "some",
  "in",
  "for",
  "on",
  "with",
  "by",
]);

/** "the hop limit", "a cost": words that are verbs elsewhere. A bare form needs something before it that calls for a verb. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token) return false;
  if (/(?:tion|ment|ness|ance|ence)s?$/.test(token.lower)) return true;
  if (!before || token.lead !== "") return false;
  if (BEFORE_NOUN.has(before.lower)) return true;
  const bare =
    !/(?:s|ed|ing|en|t|ke|de|st|ft|ld)$/.test(token.lower) ||
    ["cost", "limit", "cut", "hit", "burst", "take"].includes(token.lower);
  return bare && !BEFORE_BARE_VERB.has(before.lower) && !/(?:[^s]s|ly)$/.test(before.lower);
}

/** Every cue of a sentence; one place may carry several ("once" opens a condition and an order). */
export function findCues(tokens: readonly Token[], sentence: Sentence): Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const phrases = new Set<Phrase>();
    for (const key of [token.lower, ...stemKeys(token)]) for (const phrase of INDEX.get(key) ?? []) phrases.add(phrase);
    const best = new Map<CueKind, Cue>();
    for (const phrase of phrases) {
      if (!matches(tokens, at, sentence.to, phrase)) continue;
      const known = best.get(phrase.kind);
      if (!known || known.to - known.from < phrase.words.length)
        best.set(phrase.kind, { from: at, to: at + phrase.words.length, kind: phrase.kind });
    }
    if (isNoun(tokens, at)) {
      best.delete("verb-forward");
      best.delete("prevents");
    }
    cues.push(...best.values());
  }
  return cues;
}
