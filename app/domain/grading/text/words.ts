import { stemmer } from "stemmer";

/** Irregular forms whose stems Porter's algorithm cannot join. Left: as written; right: the form that is stemmed. */
const IRREGULAR: Readonly<Record<string, string>> = {
  took: "take",
  taken: "take",
  lost: "lose",
  gone: "go",
  went: "go",
  goes: "go",
  kept: "keep",
  held: "hold",
  broke: "break",
  broken: "break",
  bought: "buy",
  fell: "fall",
  fallen: "fall",
  rose: "rise",
  risen: "rise",
  grew: "grow",
  grown: "grow",
  ran: "run",
  paid: "pay",
  meant: "mean",
  built: "build",
  sent: "send",
  got: "get",
  gotten: "get",
  gave: "give",
  given: "give",
  saw: "see",
  seen: "see",
  chose: "choose",
  chosen: "choose",
  came: "come",
  began: "begin",
  begun: "begin",
  knew: "know",
  known: "know",
  thought: "think",
  told: "tell",
  dying: "die",
  froze: "freeze",
  frozen: "freeze",
  woke: "wake",
  woken: "wake",
  ate: "eat",
  eaten: "eat",
  wrote: "write",
  written: "write",
  stole: "steal",
  stolen: "steal",
  spun: "spin",
  drew: "draw",
  drawn: "draw",
  hid: "hide",
  hidden: "hide",
  spent: "spend",
  met: "meet",
  led: "lead",
  stood: "stand",
  felt: "feel",
  dealt: "deal",
  won: "win",
  said: "say",
  made: "make",
  found: "find",
  caught: "catch",
  brought: "bring",
  fought: "fight",
  sought: "seek",
  threw: "throw",
  thrown: "throw",
  blew: "blow",
  blown: "blow",
  flew: "fly",
  drove: "drive",
  driven: "drive",
  bore: "bear",
  tore: "tear",
  wore: "wear",
  sold: "sell",
  slept: "sleep",
  swept: "sweep",
  left: "leave",
  lay: "lie",
  rode: "ride",
  began_: "begin",
  sank: "sink",
  shrank: "shrink",
  shrunk: "shrink",
  burnt: "burn",
  learnt: "learn",
  children: "child",
  people: "person",
  defence: "defense",
  licence: "license",
  centre: "center",
  centres: "center",
  catalogue: "catalog",
  queueing: "queue",
  queuing: "queue",
  queued: "queue",
  queues: "queue",
  preemption: "preempt",
  preemptions: "preempt",
  bigger: "big",
  cheaper: "cheap",
  slower: "slow",
  faster: "fast",
  longer: "long",
  shorter: "short",
  higher: "high",
  lower: "low",
  larger: "large",
  smaller: "small",
  earlier: "early",
  indices: "index",
  cached: "cache",
  caches: "cache",
  caching: "cache",
};

/** Words whose stem by rule would be another word's: "container" is not "contained", "laterally" is not "later". */
const OWN_STEM: Readonly<Record<string, string>> = {
  lateral: "lateral",
  laterally: "lateral",
  container: "container",
  containers: "container",
  containerized: "container",
  important: "important",
  importance: "important",
  evening: "evening",
  evenings: "evening",
  during: "during",
  general: "general",
  generally: "general",
  generic: "generic",
};

const stems = new Map<string, string>();
/** The cache only saves time; it is emptied before hostile text can make it large. */
const STEM_CACHE_LIMIT = 20_000;

/**
 * The key under which inflections and the two spellings of English meet. Not a real word: only ever compared with other keys,
 * so a collision such as "compromize" is harmless as long as both sides go through here.
 */
export function stemOf(lower: string): string {
  const known = stems.get(lower);
  if (known !== undefined) return known;
  if (stems.size > STEM_CACHE_LIMIT) stems.clear();
  let word = Object.hasOwn(IRREGULAR, lower) ? (IRREGULAR[lower] ?? lower) : lower;
  if (word.length > 40) word = word.slice(0, 40);
  if (word.length >= 6) {
    word = word
      .replace(/is(e|ed|es|er|ers|ing|ation|ations)$/, "iz$1")
      .replace(/our(s|ed|ing|al|able|ful|ite)?$/, "or$1")
      .replace(/ll(ed|ing|er|ation)$/, "l$1");
  }
  const able = /^([a-z]{4,}[ai]b)(?:le|les|ility|ilities)$/.exec(word)?.[1];
  const stem =
    (Object.hasOwn(OWN_STEM, word) ? OWN_STEM[word] : undefined) ??
    (able !== undefined ? `${able}l` : /^[a-z]+$/.test(word) ? stemmer(word) : word.replace(/(?<=[a-z0-9]{3})s$/, ""));
  stems.set(lower, stem);
  return stem;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const DETERMINERS = set("a an the our their its my your his her this these those every each any some");
export const PREPOSITIONS = set(
  "of to in for with by from on at into onto over under between through across during per about within upon off via against",
);
export const CONJUNCTIONS = set(
  "and or but because so since if though although whereas while nor unless until than therefore thus hence",
);
export const AUXILIARIES = set(
  "is are was were be been being am will would can could must should shall may might do does did has have had isn aren",
);
export const PRONOUNS = set(
  "i we you he she it they them us me him that which who what there one nobody everyone everybody something",
);
export const SMALL_ADVERBS = set(
  "not also just only very too then there here now still even already always never often again up out down back more most less",
);

/** Up to two of these may stand between neighbouring words of a pattern. "not" and "no" are never among them. */
export const SMALL_WORDS = set(
  "a an the of to is are was were be been being in on at by for with our their its my your his her this that these those it they we you us them " +
    "will would can could may might must should has have had do does did and or all any some each every just very really quite actually basically own same",
);

/** Words that carry no topic: they are left out of the example channel's vectors. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...DETERMINERS,
  ...PREPOSITIONS,
  ...CONJUNCTIONS,
  ...AUXILIARIES,
  ...PRONOUNS,
  ...SMALL_ADVERBS,
  ...SMALL_WORDS,
  ...set(
    "as like get go make use need want when where how why such other another same other well let say thing way lot kind bit really",
  ),
]);

/** Whether a word belongs to the grammar rather than to the topic; what keyword lists lack. */
export function isGlue(lower: string): boolean {
  return (
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    AUXILIARIES.has(lower) ||
    PRONOUNS.has(lower) ||
    SMALL_ADVERBS.has(lower)
  );
}
