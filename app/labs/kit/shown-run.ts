import { judgeGuess, type Guess, type JudgedGuess } from "./guess";
import type { Explanation, Lab, LabParams, LabResult, LabTable, Outcome } from "./lab";

/** A run with everything that a page says about it: the same from a server, a browser and its worker. */
export type ShownRun = {
  params: LabParams;
  result: LabResult;
  outcome: Outcome;
  explanation: Explanation;
  tables: readonly LabTable[];
  judged: JudgedGuess[];
  /** The learner's own trace that it replayed; null for the lab's own load. */
  traceName: string | null;
};

export function shownRun(
  lab: Lab,
  {
    params,
    result,
    guesses,
    traceName,
  }: Pick<ShownRun, "params" | "result" | "traceName"> & { guesses: readonly Guess[] },
): ShownRun {
  return {
    params,
    result,
    outcome: lab.outcome(result, params),
    explanation: lab.explain(result, params),
    tables: lab.tables(result, params),
    judged: guesses.flatMap((guess) => judgeGuess(lab, guess, result, params) ?? []),
    traceName,
  };
}
