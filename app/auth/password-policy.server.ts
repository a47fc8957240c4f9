import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** zxcvbn's "safely unguessable": 10^8 guesses or more, out of reach against a slow hash. */
const SCORE_NEEDED = 3;
/** The estimator's work grows faster than the length; 48 characters already tell whether the rest is needed. */
const CHARACTERS_ESTIMATED = 48;
const LOCAL_PART_MIN_LENGTH = 4;

const COMMON_WARNINGS = new Set(["topTen", "topHundred", "common", "similarToCommon"]);
const PATTERN_WARNINGS = new Set(["straightRow", "keyPattern", "simpleRepeat", "extendedRepeat", "sequences"]);

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The word lists take 400 kB and 100 ms: they are loaded when the first password is chosen, not at start. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new core.ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
    maxLength: CHARACTERS_ESTIMATED,
    l33tMaxSubstitutions: 20,
  });
}

/**
 * Why a new password is refused, in words for the person who chose it, or null when it will do. Everything is checked on this
 * machine: lists of common passwords, keyboard rows, repeats, sequences, dates, and the person's own e-mail address.
 */
export async function passwordProblem(password: string, email: string | null): Promise<string | null> {
  const normalised = password.normalize("NFKC");
  const localPart = email?.split("@")[0]?.toLowerCase() ?? "";
  if (localPart.length >= LOCAL_PART_MIN_LENGTH && normalised.toLowerCase().includes(localPart)) {
    return "This contains your e-mail address, the first thing anyone would try. Choose something unrelated to it.";
  }
  estimator ??= loadEstimator();
  const { score, feedback } = (await estimator).check(normalised, [
    "defend-it",
    "defendit",
    ...(email?.split(/[@.]/) ?? []),
  ]);
  if (score >= SCORE_NEEDED) return null;
  const warning = feedback.warning ?? "";
  if (COMMON_WARNINGS.has(warning)) {
    return "This is close to a password on the lists that attackers try first. Three or four unrelated words do better.";
  }
  if (PATTERN_WARNINGS.has(warning)) {
    return "This repeats itself or follows the keyboard, so it is quickly guessed. Three or four unrelated words do better.";
  }
  return "This would be guessed quickly. Three or four unrelated words do better than one word with numbers.";
}
