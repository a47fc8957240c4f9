import { percent, plain } from "./number-words";
import type { Lab, LabParams, LabResult } from "./lab";

/** A prediction as it was locked: which question, and what was said. */
export type Guess = { about: string; value: string };
export type JudgedGuess = { ask: string; said: string; was: string; isRight: boolean; gap: string };

type Question = Lab["predictions"][number];

/** Whether a guess can be one: a number of its range, or one of the options. */
export function readGuess(lab: Lab, guess: Guess): { guess: Guess } | { problem: string } {
  const question = questionOf(lab, guess.about);
  if (question === null) return { problem: "There is no such prediction." };
  if (question.kind === "choice") {
    return question.options.some(({ id }) => id === guess.value)
      ? { guess }
      : { problem: "Choose one of the answers." };
  }
  const value = Number(guess.value.replace(",", "."));
  const { min, max, unit } = question;
  if (guess.value.trim() === "" || !Number.isFinite(value) || value < min || value > max) {
    return {
      problem: `A prediction here is a number between ${String(min)} and ${String(max)} ${unit}.`.replace(" .", "."),
    };
  }
  return { guess: { about: guess.about, value: String(value) } };
}

export function questionOf(lab: Lab, about: string): Question | null {
  return lab.predictions.find(({ id }) => id === about) ?? null;
}

/** The guess beside what the run gave; null when this run has no answer to it. */
export function judgeGuess(
  lab: Lab,
  { about, value }: Guess,
  result: LabResult,
  params: LabParams,
): JudgedGuess | null {
  const question = questionOf(lab, about);
  if (question === null) return null;
  if (question.kind === "choice") {
    const actual = question.actual(result, params);
    const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id;
    return { ask: question.ask, said: label(value), was: label(actual), isRight: value === actual, gap: "" };
  }
  const actual = question.actual(result, params);
  if (actual === null) return null;
  const off = Number(value) - actual;
  const said = inUnit(Number(value), question.unit);
  const was = inUnit(actual, question.unit);
  const isRight = Math.abs(off) <= question.tolerance(actual);
  const size = inUnit(Math.abs(off), question.unit);
  return { ask: question.ask, said, was, isRight, gap: off === 0 ? "" : `${size} too ${off > 0 ? "high" : "low"}` };
}

function inUnit(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return `${plain(value, 2)}${unit === "" ? "" : unit === "%" ? "%" : ` ${unit}`}`;
}
