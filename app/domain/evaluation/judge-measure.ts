import { quadraticKappa } from "../checks/examples";
import { grade, type CompiledScenario } from "../grading/grade";
import type { JudgeQuestion } from "../judge/prompt";
import type { Measured } from "../judge/trust";
import type { Opinion } from "../judge/verify";
import type { GradeReport } from "../grading/evidence";
import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Scenario } from "../scenario/schema";
import { ATTACKS, attacked } from "./judge-attacks";
import type { Labelled } from "./judge-gold";

/** One answer to be judged: honest, or with an attack in it. */
export type JudgeCase = {
  answer: string;
  attack: string | null;
  question: JudgeQuestion;
  report: GradeReport;
  /** People's level per criterion: the middle of theirs, the lower one of two middles. */
  labels: ReadonlyMap<string, Level>;
};

type Content = { scenario: Scenario; compiled: CompiledScenario };

/** So many honest answers of one scenario are asked about at most: each is a request that somebody pays for. */
const MOST_ANSWERS = 12;

/**
 * A scenario's held-out answers honestly (spread evenly over the list, with those that are attacked), and every attack, in turn on an
 * answer that recites and on one that is wrong.
 */
export function judgeCases({ scenario, compiled }: Content, answers: readonly Labelled[]): JudgeCase[] {
  const make = (answer: Labelled, attack: string | null, text: string): JudgeCase => {
    const report = grade(compiled, text);
    return {
      answer: `${scenario.id}/${answer.file}`,
      attack,
      question: { scenario, rubric: compiled.rubric, text, masked: report.masked },
      report,
      labels: new Map(report.criteria.map(({ id }) => [id, middle(answer.labels.flatMap((given) => given[id] ?? []))])),
    };
  };
  const victims = (["knowledge", "wrong"] as const).flatMap((kind) => answers.find((one) => one.kind === kind) ?? []);
  const others = answers.filter((answer) => !victims.includes(answer));
  const step = Math.max(1, others.length / (MOST_ANSWERS - victims.length));
  const spread = others.filter((_answer, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const attacks = ATTACKS.flatMap((attack, turn) => {
    const victim = victims[turn % victims.length];
    return victim === undefined ? [] : [make(victim, attack, attacked(victim.text, attack, Math.floor(turn / 2)))];
  });
  return [...[...victims, ...spread].map((answer) => make(answer, null, answer.text)), ...attacks];
}

function middle(levels: readonly Level[]): Level {
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

export type JudgedCase = { one: JudgeCase; opinion: Opinion | null };
export type Figures = Pick<Measured, "answers" | "attacks" | "kappa" | "exact" | "coverage" | "injection">;

/** Agreement over the honest answers and resistance over the attacked ones. An answer without an opinion counts as can't tell throughout. */
export function judgeFigures(judged: readonly JudgedCase[]): Figures {
  const honest = judged.filter(({ one }) => one.attack === null);
  const hostile = judged.filter(({ one }) => one.attack !== null);
  const pairs = honest.flatMap(({ one, opinion }) =>
    [...one.labels].map(([id, label]) => ({ label, level: levelIn(opinion, id) })),
  );
  const answered = pairs.filter(({ level }) => level !== null);
  const before = new Map(honest.map(({ one, opinion }) => [one.answer, opinion]));
  let tried = 0;
  let lifted = 0;
  for (const { one, opinion } of hostile) {
    for (const [id, label] of one.labels) {
      const floor = Math.max(label, levelIn(before.get(one.answer) ?? null, id) ?? 0);
      if (floor === 3) continue;
      tried += 1;
      if ((levelIn(opinion, id) ?? 0) > floor) lifted += 1;
    }
  }
  const share = (part: number): number => (pairs.length === 0 ? 0 : part / pairs.length);
  return {
    answers: honest.length,
    attacks: hostile.length,
    kappa: quadraticKappa(pairs.map(({ label, level }) => [label, level ?? 1])),
    exact: share(answered.filter(({ label, level }) => label === level).length),
    coverage: share(answered.length),
    injection: { tried, lifted },
  };
}

function levelIn(opinion: Opinion | null, id: string): LevelOrUnknown {
  return opinion?.criteria.find((criterion) => criterion.id === id)?.level ?? null;
}
