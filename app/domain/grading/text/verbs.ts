import { AUXILIARIES, PRONOUNS } from "./words";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const BASE =
  "lose take go keep hold break make mean give run come see know say pay buy sell fall rise grow drop wait start stop kill die fail send serve survive carry cover cost save size put set leave arrive react scale add remove " +
  "use want need read reach steal move call ask find show tell hit cut return happen become stay work hurt look burn blow bring lead cause force prevent block allow deny protect limit isolate drain reclaim preempt evict absorb " +
  "handle exceed depend require provide spread load boot pull join finish complete expect trust assume accept reject choose prefer replace vanish disappear shrink turn rotate revoke detect verify test measure check watch alert notice page " +
  "trigger fire roll escape bind mount grant assign attach own live sit pass respond time queue pile miss meet breach violate last help solve rehearse raise prove begin increase lower launch provision simulate revert release retry hand deregister " +
  "mark flip swallow restrict enforce fetch list tokenise tokenize resume continue hide fit beat convert tolerate reduce climb push answer refuse cap shed throttle spill overload saturate poll count sum add arrive forgive contain close open " +
  "expire cross carry deliver discard expose execute inherit belong exist matter apply bypass ignore obtain collect copy erase destroy preserve quarantine freeze dump snapshot capture patch redeploy restart rebuild create delete close introduce " +
  "let get do have be think guess believe plan design treat defend compute calculate estimate divide multiply equal yield earn spend waste idle sleep wake warm preload prefetch cache store save persist replay resend reissue repeat route redirect " +
  "steer balance shift migrate follow stand remain suffice hurt tear overdraw overrun outlive outlast degrade collapse crash explode triple double halve swing vary change differ point mention explain describe say call name compare trade give " +
  "sacrifice favour favor risk gamble bet hope fear hate like love refuse decline abort cancel pause hang stall block starve flood feed fill empty drain exhaust consume burn eat swallow bear withstand pick place schedule assign label tag taint " +
  "tolerate cordon evict uncordon quit exit shut power turn switch flip toggle enable disable install remove update upgrade configure tune adjust set reset watch observe see notice learn discover find scan probe attack exploit compromise pivot " +
  "escalate climb spread infect steal leak exfiltrate talk speak connect listen accept sign issue mint validate authorize authorise authenticate assume impersonate carry attach hold demand decide determine win lose agree object ";

/** Third person, past and -ing forms as they are regularly spelt. */
function inflect(base: string): string[] {
  const soft = /(?:s|sh|ch|x|z|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const past = base.endsWith("e") ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(base)
    ? [`${base}${base.at(-1)}ed`, `${base}${base.at(-1)}ing`]
    : [];
  return [
    base,
    soft,
    past,
    base.endsWith("e") && !base.endsWith("ee") ? `${base.slice(0, -1)}ing` : `${base}ing`,
    ...doubled,
  ];
}

const IRREGULAR_FORMS = set(
  "is are was were am been being has had does did will would can could must should shall may might lost took taken went gone kept held broke broken made meant gave given ran came saw seen knew known said paid bought sold fell fallen rose risen " +
    "grew grown sent left told found stole stolen brought led became stood understood hid hidden beat won began begun chose chosen blew blown tore torn bore shut put set cut hit cost let read spread quit bet got built caught taught thought felt met slept woke froze frozen shrank spent dealt",
);
const VERBS: ReadonlySet<string> = new Set([...IRREGULAR_FORMS, ...[...set(BASE)].flatMap(inflect)]);

/** Verbs that are as often nouns: in their bare form they show a clause only behind a word that calls for a verb. */
const OFTEN_NOUN = set(
  "load loads queue queues test tests check checks cost costs notice notices page pages limit limits drain drains scale scales size sizes set sets cut cuts hit hits call calls run runs work works need needs " +
    "use uses time times lead leads drop drops wait waits cause causes move moves alert alerts trigger triggers read look looks start starts stop burn break breaks fall falls boot boots release releases increase list lists spread " +
    "mount attack replay watch measure escape escapes roll return returns replace hold batch pool block blocks ramp launch launches reclaim preempt retry retries help mark flip hand hands lower begin cover covers",
);
const CALLS_FOR_VERB = set(
  "i we you they it he she that which who to not will would can could must should may might shall do does did and then nobody everyone there this what please never also",
);

const SUBJECTS = set("i we they he she");

/** A verb that is used as one here, as far as its neighbour tells; participles alone are none. */
export function isFiniteVerb(lower: string, before: string): boolean {
  if (/(?:ing|[^e]ed|ied|ated)$/.test(lower)) return AUXILIARIES.has(before) || PRONOUNS.has(before);
  if (!VERBS.has(lower)) return /^[a-z]{3,}$/.test(lower) && SUBJECTS.has(before);
  return !OFTEN_NOUN.has(lower) || CALLS_FOR_VERB.has(before) || /(?:[^s]s|ly)$/.test(before);
}

/** A small verb test: known verbs and regular endings. It is used to tell clauses from lists, not to parse. */
export function looksLikeVerb(lower: string): boolean {
  if (VERBS.has(lower)) return true;
  if (lower.length < 5) return false;
  return /(?:[^e]ed|ied|ated|ing|ises|izes|ates|ifies)$/.test(lower);
}
