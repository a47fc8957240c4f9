import { stemmer } from "stemmer";

/** Irregular forms whose stems Porter's algorithm cannot join. Left: as written; right: the form that is stemmed. */
const IRREGULAR: Readonly<Record<string, string>> = {
  took: "take", taken: "take", lost: "lose", gone: "go", went: "go", goes: "go", kept: "keep", held: "hold", broke: "break",
  broken: "break", bought: "buy", fell: "fall", fallen: "fall", rose: "rise", risen: "rise", grew: "grow", grown: "grow",
  ran: "run", paid: "pay", meant: "mean", built: "build", sent: "send", got: "get", gotten: "get", gave: "give",
  given: "give", saw: "see", seen: "see", chose: "choose", chosen: "choose", came: "come", began: "begin", begun: "begin",
  knew: "know", known: "know", thought: "think", told: "tell", dying: "die", froze: "freeze", frozen: "freeze",
  woke: "wake", woken: "wake", ate: "eat", eaten: "eat", wrote: "write", written: "write", stole: "steal",
  stolen: "steal", spun: "spin", drew: "draw", drawn: "draw", hid: "hide", hidden: "hide", spent: "spend", met: "meet",
  led: "lead", stood: "stand", felt: "feel", dealt: "deal", won: "win", said: "say", made: "make", found: "find",
  caught: "catch", brought: "bring", fought: "fight", sought: "seek", threw: "throw", thrown: "throw", blew: "blow",
  blown: "blow", flew: "fly", drove: "drive", driven: "drive", bore: "bear", tore: "tear", wore: "wear", sold: "sell",
  slept: "sleep", swept: "sweep", left: "leave", lay: "lie", rode: "ride", began_: "begin", sank: "sink", shrank: "shrink",
  shrunk: "shrink", burnt: "burn", learnt: "learn", children: "child", people: "person", defence: "defense",
  licence: "license", centre: "center", centres: "center", catalogue: "catalog", queueing: "queue", queuing: "queue",
  queued: "queue", queues: "queue", preempt: "preempt", bigger: "big", cheaper: "cheap", slower: "slow", faster: "fast",
  longer: "long", shorter: "short", higher: "high", lower: "low", larger: "large", smaller: "small", earlier: "early",
  indices: "index", cached: "cache", caches: "cache", caching: "cache",
};

/** Words whose stem by rule would be another word's: "container" is not "contained", "laterally" is not "later". */
const OWN_STEM: Readonly<Record<string, string>> = {
  lateral: "lateral", laterally: "lateral", container: "container", containers: "container", containerized: "container", important: "important",
  importance: "important", evening: "evening", evenings: "evening", during: "during", general: "general", generally: "general", generic: "generic",
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
  const stem = (Object.hasOwn(OWN_STEM, word) ? OWN_STEM[word] : undefined) ?? (able !== undefined ? `${able}l` : /^[a-z]+$/.test(word) ? stemmer(word) : word.replace(/(?<=[a-z0-9]{3})s$/, ""));
  stems.set(lower, stem);
  return stem;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const DETERMINERS = set("a an the our their its my your his her this these those every each any some");
export const PREPOSITIONS = set(
  "of to in for with by from on at into onto over under between through across during per about within upon off via against",
);
export const CONJUNCTIONS = set("and or but because so since if though although whereas while nor unless until than therefore thus hence");
export const AUXILIARIES = set(
  "is are was were be been being am will would can could must should shall may might do does did has have had isn aren",
);
export const PRONOUNS = set("i we you he she it they them us me him that which who what there one nobody everyone everybody something");
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
  ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...PRONOUNS, ...SMALL_ADVERBS, ...SMALL_WORDS,
  ...set("as like get go make use need want when where how why such other another same other well let say thing way lot kind bit really"),
]);

/** Whether a word belongs to the grammar rather than to the topic; what keyword lists lack. */
export function isGlue(lower: string): boolean {
  return (
    DETERMINERS.has(lower) || PREPOSITIONS.has(lower) || AUXILIARIES.has(lower) || PRONOUNS.has(lower) || SMALL_ADVERBS.has(lower)
  );
}

const VERBS = new Set(
  (
    "is are was were be been being am has have had do does did will would can could must should shall may might need needs let lets " +
    "lose loses losing lost take takes taken took go goes gone went keep keeps kept hold holds held break breaks broke broken make makes made mean means meant " +
    "get gets got give gives gave given run runs ran come comes came see sees saw seen know knows say says pay pays paid buy buys bought sell fall falls fell " +
    "rise rises rose grow grows grew drop drops wait waits start starts stop stops kill kills die dies fail fails send sends sent serve serves survive survives " +
    "carry carries cover covers cost costs save saves size sizes put puts set sets leave leaves left arrive arrives react reacts scale scales add adds remove removes " +
    "use uses want wants read reads reach reaches steal steals stole move moves call calls ask asks find finds show shows tell tells hit hits cut cuts " +
    "return returns happen happens become becomes became stay stays work works hurt hurts look looks burn burns blow blows bring brings lead leads cause causes " +
    "force forces prevent prevents block blocks allow allows deny denies protect protects limit limits isolate isolates drain drains reclaim reclaims preempt preempts " +
    "evict evicts absorb absorbs handle handles exceed exceeds depend depends require requires provide provides spread spreads load loads boot boots pull pulls join joins " +
    "finish finishes complete completes expect expects trust trusts assume assumes accept accepts reject rejects choose chooses prefer prefers replace replaces vanish " +
    "vanishes disappear disappears shrink shrinks turn turns rotate rotates revoke revokes detect detects verify verifies test tests measure measures check checks watch watches " +
    "alert alerts notice notices page pages trigger triggers fire fires roll rolls escape escapes bind binds mount mounts grant grants assign assigns attach attaches own owns live lives sit sits " +
    "rehearse rehearses raise raises prove proves begin begins increase increases lower lowers launch launches provision provisions simulate simulates revert reverts release releases retry retries hand hands finish keep deregister deregisters mark marks flip flips swallow swallows restrict restricts enforce enforces fetch fetches list lists grow tokenise tokenises resume resumes continue continues hide hides fit fits beat beats " +
    "pass passes respond responds time times queue queues pile piles miss misses meet meets breach breaches violate violates last lasts need needs help helps solve solves"
  ).split(/\s+/),
);

/** Verbs that are as often nouns: in their bare form they show a clause only behind a word that calls for a verb. */
const OFTEN_NOUN = set(
  "load loads queue queues test tests check checks cost costs notice notices page pages limit limits drain drains scale scales size sizes set sets cut cuts hit hits call calls run runs work works need needs " +
    "use uses time times lead leads drop drops wait waits cause causes move moves alert alerts trigger triggers read look looks start starts stop burn break breaks fall falls boot boots release releases increase list lists spread " +
    "mount attack replay watch measure escape escapes roll return returns replace hold batch pool block blocks ramp launch launches reclaim preempt retry retries help mark flip hand hands lower begin cover covers",
);
const CALLS_FOR_VERB = set("i we you they it he she that which who to not will would can could must should may might shall do does did and then nobody everyone there this what please never also");

/** A verb that is used as one here, as far as its neighbour tells; participles alone are none. */
export function isFiniteVerb(lower: string, before: string): boolean {
  if (/(?:ing|[^e]ed|ied|ated)$/.test(lower)) return AUXILIARIES.has(before) || PRONOUNS.has(before);
  if (!VERBS.has(lower)) return false;
  return !OFTEN_NOUN.has(lower) || CALLS_FOR_VERB.has(before) || /(?:[^s]s|ly)$/.test(before);
}

/** A small verb test: known verbs and regular endings. It is used to tell clauses from lists, not to parse. */
export function looksLikeVerb(lower: string): boolean {
  if (VERBS.has(lower)) return true;
  if (lower.length < 5) return false;
  return /(?:[^e]ed|ied|ated|ing|ises|izes|ates|ifies)$/.test(lower);
}
