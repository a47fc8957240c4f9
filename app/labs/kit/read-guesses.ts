import { readGuess, type Guess } from "./guess";
import type { Lab, LabProblem } from "./lab";
import { GUESS_PREFIX } from "./page-keys";

/** The predictions of a form or a query; an empty one is none. */
export function readGuesses(
  lab: Lab,
  get: (key: string) => string | null,
): { guesses: Guess[]; problems: LabProblem[] } {
  const guesses: Guess[] = [];
  const problems: LabProblem[] = [];
  for (const { id } of lab.predictions) {
    const value = get(GUESS_PREFIX + id)?.trim() ?? "";
    if (value === "") continue;
    const read = readGuess(lab, { about: id, value });
    if ("guess" in read) guesses.push(read.guess);
    else problems.push({ field: GUESS_PREFIX + id, line: null, message: read.problem });
  }
  return { guesses, problems };
}
