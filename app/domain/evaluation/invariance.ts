import { grade, type CompiledScenario } from "../grading/grade";
import type { LevelOrUnknown } from "../rubric/level";
import { randomFrom, shuffled } from "../rng";

/** A change of an answer's looks that leaves its meaning alone: no level should move. */
export type Disguise = {
  id: string;
  /** In plain words, as a reader of the trust page sees it. */
  title: string;
  /** The same text for the same seed; the text itself when there is nothing to change in it. */
  change: (text: string, seed: number) => string;
};

/** One long word in this many gets a typo. */
const TYPO_EVERY = 12;

/** A letter doubled, left out or mistaken inside a long plain word. */
function withTypos(text: string, seed: number): string {
  const random = randomFrom(seed);
  return text.replace(/(?<![\p{L}\p{N}_-])[a-z]{7,}(?![\p{L}\p{N}_-])/gu, (word) => {
    if (random() >= 1 / TYPO_EVERY) return word;
    const at = 2 + Math.floor(random() * (word.length - 4));
    const put = [word.charAt(at).repeat(2), "", "e"][Math.floor(random() * 3)] ?? "";
    return `${word.slice(0, at)}${put}${word.slice(at + 1)}`;
  });
}

/** Every sentence a bullet; paragraphs stay apart. */
function asBullets(text: string): string {
  return paragraphsOf(text)
    .map((paragraph) =>
      paragraph
        .split(/(?<=[.!?])\s+(?=[\p{Lu}\d"“])/u)
        .map((sentence) => (/^\s*(?:[-*•]|\d+[.)])\s/.test(sentence) ? sentence : `- ${sentence}`))
        .join("\n"),
    )
    .join("\n\n");
}

const SPELLINGS: readonly (readonly [us: string, uk: string])[] = [
  ["behavior", "behaviour"],
  ["color", "colour"],
  ["favor", "favour"],
  ["neighbor", "neighbour"],
  ["center", "centre"],
  ["meter", "metre"],
  ["canceled", "cancelled"],
  ["canceling", "cancelling"],
  ["labeled", "labelled"],
  ["modeling", "modelling"],
  ["traveling", "travelling"],
  ["prioritize", "prioritise"],
  ["prioritized", "prioritised"],
  ["minimize", "minimise"],
  ["maximize", "maximise"],
  ["optimize", "optimise"],
  ["optimized", "optimised"],
  ["serialize", "serialise"],
  ["serialized", "serialised"],
  ["initialize", "initialise"],
  ["authorize", "authorise"],
  ["authorized", "authorised"],
  ["authorization", "authorisation"],
  ["utilization", "utilisation"],
  ["organization", "organisation"],
  ["recognize", "recognise"],
  ["realize", "realise"],
  ["analyze", "analyse"],
  ["tokenize", "tokenise"],
  ["tokenizing", "tokenising"],
  ["catalog", "catalogue"],
  ["license", "licence"],
  ["defense", "defence"],
  ["gray", "grey"],
  ["artifact", "artefact"],
];
const OTHER_SPELLING = new Map(SPELLINGS.flatMap(([us, uk]) => [[us, uk] as const, [uk, us] as const]));

/** American words in British spelling, and the other way round. */
function otherSpelling(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const other = OTHER_SPELLING.get(word.toLowerCase());
    if (other === undefined) return word;
    return /^[a-z]/.test(word) ? other : other.charAt(0).toUpperCase() + other.slice(1);
  });
}

const OTHER_UNIT: Readonly<Record<string, string>> = {
  s: "seconds",
  sec: "seconds",
  min: "minutes",
  h: "hours",
  ms: "milliseconds",
  seconds: "s",
  minutes: "min",
  hours: "h",
  milliseconds: "ms",
  GB: "gigabytes",
  MB: "megabytes",
};

/** The same quantities in another notation: "120 s" and "120 seconds", "30%" and "30 percent", "$4" and "4 dollars". */
function otherUnits(text: string): string {
  return text
    .replace(/(?<![\d.])\$(\d+(?:\.\d+)?)(?![\d.,]|\s?[kKmM]\b)/g, "$1 dollars")
    .replace(/(\d) ?%(?!\w)/g, "$1 percent")
    .replace(
      /(\d) ?(seconds|minutes|hours|milliseconds|sec|min|ms|s|h|GB|MB)\b(?!\/)/g,
      (_all, digit: string, unit: string) => `${digit} ${OTHER_UNIT[unit] ?? unit}`,
    );
}

const paragraphsOf = (text: string): string[] => text.trim().split(/\n[^\S\n]*\n\s*/);

export const DISGUISES: readonly Disguise[] = [
  { id: "typos", title: `Typos (one long word in ${String(TYPO_EVERY)})`, change: withTypos },
  { id: "case", title: "All in lower case", change: (text) => text.toLowerCase() },
  { id: "bullets", title: "Every sentence as a bullet", change: asBullets },
  { id: "spelling", title: "British for American spelling, and back", change: otherSpelling },
  { id: "units", title: "Units written out or shortened (120 s, 120 seconds)", change: otherUnits },
  {
    id: "paragraph-order",
    title: "Paragraphs in another order",
    change: (text, seed) => shuffled(paragraphsOf(text), randomFrom(seed)).join("\n\n"),
  },
];

export type InvarianceFigure = {
  id: string;
  title: string;
  /** Texts that the change did anything to; the others say nothing about it. */
  texts: number;
  criteria: number;
  changed: number;
};

/** How many criteria of these answers get another level (can't tell counts as one) when only the looks change. */
export function invariance(
  answers: readonly { compiled: CompiledScenario; text: string }[],
  seed: number,
): InvarianceFigure[] {
  const before = answers.map(({ compiled, text }) => levelsOf(compiled, text));
  return DISGUISES.map(({ id, title, change }) => {
    const figure = { id, title, texts: 0, criteria: 0, changed: 0 };
    answers.forEach(({ compiled, text }, index) => {
      const other = change(text, seed + index);
      if (other === text) return;
      const levels = levelsOf(compiled, other);
      figure.texts += 1;
      figure.criteria += levels.length;
      figure.changed += levels.filter((level, at) => level !== before[index]?.[at]).length;
    });
    return figure;
  });
}

function levelsOf(compiled: CompiledScenario, text: string): LevelOrUnknown[] {
  return grade(compiled, text).criteria.map(({ level }) => level);
}
