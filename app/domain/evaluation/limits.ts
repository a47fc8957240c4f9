import type { AnswerKind } from "./figures";
import type { TrustReport, TrustSplit } from "./trust-report";

/** How a reader of the trust page calls the kinds of answers. */
export const KIND_TITLE: Record<AnswerKind, string> = {
  strong: "Answers that reason",
  middling: "Answers that reason in places",
  knowledge: "Recited answers",
  wrong: "Fluent but wrong answers",
};
/** What stands for itself on the page. A family that is resisted less, or a disguise that changes more, is named as a limit. */
const RESISTED_ENOUGH = 0.95;
const CHANGED_LITTLE = 0.02;
/** A bare quantity that reaches this part of the grader's agreement is worth a word. */
const NEARLY_AS_GOOD = 0.75;

/** A share in words of the page: whole percent, and a decimal where that would hide it. */
export function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 10 ? `${value.toFixed(1)}%` : `${String(Math.round(value))}%`;
}
export const decimal = (value: number | null): string => (value === null ? "-" : value.toFixed(2));

/** The split that counts: answers nobody read while the grader was mended, or what there is. */
export function mainSplit(report: TrustReport): TrustSplit | undefined {
  return report.splits.find(({ split }) => split === "blind") ?? report.splits[0];
}

/** What the figures say against the grader, worst first within each subject; one sentence each. */
export function limitsOf(report: TrustReport): string[] {
  const main = mainSplit(report);
  if (main === undefined) return [];
  return [
    ...uncertainty(main),
    ...readAnswers(report, main),
    ...wrongLevels(main),
    ...weakest(main),
    ...simplerWays(main),
    ...gaming(report),
    ...looks(main),
    ...otherWords(report),
  ];
}

function uncertainty({ answers, scenarios, all: { kappa } }: TrustSplit): string[] {
  if (kappa.value === null) return [];
  return [
    `This is measured on ${String(answers)} answers to ${String(scenarios.length)} scenarios. With others the agreement of ${decimal(kappa.value)} could as well be anything from ${decimal(kappa.low)} to ${decimal(kappa.high)}.`,
  ];
}

function readAnswers({ splits }: TrustReport, main: TrustSplit): string[] {
  const dev = splits.find(({ split }) => split === "dev");
  const [seen, unseen] = [dev?.all.kappa.value ?? null, main.all.kappa.value];
  if (main.split === "dev")
    return [
      "All of these answers were read while the grader was mended; on wording that nobody has read it will do worse.",
    ];
  if (seen === null || unseen === null || seen <= unseen) return [];
  return [
    `On answers whose errors were read while the grader was mended, the agreement is ${decimal(seen)}; on answers nobody read, ${decimal(unseen)}. The second is what your wording will meet.`,
  ];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function wrongLevels({ confusion }: TrustSplit): string[] {
  const [nothing = [], , , defended = []] = confusion;
  const found = sum(nothing.slice(1, 4));
  const lowered = sum(defended.slice(0, 3));
  return [
    ...(found === 0
      ? []
      : [
          `Where the label is Not found, the grader found something in ${percent(found / sum(nothing))} of the cases: a level above Not found is not proof.`,
        ]),
    ...(lowered === 0
      ? []
      : [
          `Of what is labelled Defended, it gave ${percent(lowered / sum(defended))} a lower level: it misses reasons.`,
        ]),
  ];
}

function weakest({ kinds, scenarios }: TrustSplit): string[] {
  const kind = [...kinds].sort((a, b) => (a.agreement.exact.value ?? 1) - (b.agreement.exact.value ?? 1))[0];
  const scenario = [...scenarios].sort((a, b) => (a.agreement.kappa.value ?? 1) - (b.agreement.kappa.value ?? 1))[0];
  return [
    ...(kind === undefined || kinds.length < 2
      ? []
      : [
          `Weakest kind: ${KIND_TITLE[kind.kind].toLowerCase()}. There ${percent(kind.agreement.exact.value ?? 0)} of the levels are the labelled ones.`,
        ]),
    ...(scenario === undefined || scenarios.length < 2
      ? []
      : [`Weakest scenario: ${scenario.title}, with an agreement of ${decimal(scenario.agreement.kappa.value)}.`]),
  ];
}

function simplerWays({ all, baselines }: TrustSplit): string[] {
  const kappa = all.kappaAll.value;
  const length = baselines.find(({ name }) => name === "answer length")?.kappa ?? null;
  if (kappa === null || length === null || length < NEARLY_AS_GOOD * kappa) return [];
  return [
    `The length of an answer alone, cut as well as it can be, would agree with the labels at ${decimal(length)}, the grader at ${decimal(kappa)}: part of a good level may be length.`,
  ];
}

function gaming({ attacks }: TrustReport): string[] {
  const through = ({ attempts, resisted }: TrustReport["attacks"][number]): number =>
    attempts === 0 ? 0 : 1 - resisted / attempts;
  return attacks
    .filter((family) => through(family) > 1 - RESISTED_ENOUGH)
    .sort((a, b) => through(b) - through(a))
    .map((family) => `Still gets through in ${percent(through(family))} of the tries: ${family.title.toLowerCase()}.`);
}

function otherWords({ paraphrase }: TrustReport): string[] {
  if (paraphrase === null || paraphrase.pairs === 0 || paraphrase.within >= RESISTED_ENOUGH) return [];
  const near = Math.round(paraphrase.within * paraphrase.pairs);
  return [
    `A strong answer said again in wholly other words came within a fifth of its first total in ${String(near)} of ${String(paraphrase.pairs)} cases; on average the totals lay ${percent(paraphrase.meanGap)} apart. Wording still matters more than it should.`,
  ];
}

function looks({ invariance }: TrustSplit): string[] {
  return invariance
    .filter(({ criteria, changed }) => criteria > 0 && changed / criteria > CHANGED_LITTLE)
    .sort((a, b) => b.changed / b.criteria - a.changed / a.criteria)
    .map(
      ({ title, criteria, changed }) =>
        `The same answer in another dress can change its level, in ${percent(changed / criteria)} of the cases here: ${title.toLowerCase()}.`,
    );
}
