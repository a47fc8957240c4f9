import { DataTable, type Column, type Row } from "../../components/ui/data-table";
import { LEVELS, levelName } from "../../domain/rubric/level";
import { decimal, KIND_TITLE, percent } from "../../domain/evaluation/limits";
import type { TrustAgreement, TrustInterval, TrustReport, TrustSplit } from "../../domain/evaluation/trust-report";

export const SPLIT_TITLE: Record<TrustSplit["split"], string> = {
  blind: "Answers nobody read",
  dev: "Answers that were read",
};

const kappaOf = ({ value, low, high }: TrustInterval): string =>
  value === null ? "-" : `${decimal(value)} (${decimal(low)} to ${decimal(high)})`;
const shareOf = ({ value, low, high }: TrustInterval): string =>
  value === null ? "-" : `${percent(value)} (${percent(low ?? value)} to ${percent(high ?? value)})`;

/** The figures one would ask for first, a column per set of answers. */
export function InShort({ splits }: Pick<TrustReport, "splits">) {
  const measures: [string, (split: TrustSplit) => string][] = [
    ["Whole answers", ({ answers }) => String(answers)],
    ["Levels compared", ({ all }) => String(all.judgements)],
    ["Agreement with the labels", ({ all }) => kappaOf(all.kappa)],
    ["Same level", ({ all }) => shareOf(all.exact)],
    ["At most one level off", ({ all }) => shareOf(all.adjacent)],
    ["Same level, where the label is Named or Explained", ({ all }) => shareOf(all.middle)],
    ["Not left at Can’t tell", ({ all }) => percent(all.coverage)],
    ["Two answers in the right order", ({ ranking }) => percent(ranking.right)],
    ["Agreement of one labeller with the other", ({ labellers }) => decimal(labellers?.kappa ?? null)],
  ];
  return (
    <DataTable
      caption="The grader against the labels. In brackets: where the figure would lie with other answers, 19 times of 20."
      columns={[
        { key: "measure", title: "Measure" },
        ...splits.map(({ split }) => ({ key: split, title: SPLIT_TITLE[split], isNumber: true })),
      ]}
      rows={measures.map(([measure, value]) => ({
        key: measure,
        cells: { measure, ...Object.fromEntries(splits.map((split) => [split.split, value(split)])) },
      }))}
    />
  );
}

const PART_COLUMNS: readonly Column[] = [
  { key: "part", title: "Answers" },
  { key: "exact", title: "Same level", isNumber: true },
  { key: "kappa", title: "Agreement", isNumber: true },
];

/** The head of a row with a quieter line under it: a narrow page has no room for one more column. */
function Titled({ title, below }: { title: string; below: string }) {
  return (
    <>
      {title} <span className="block text-sm text-ink-soft">{below}</span>
    </>
  );
}

function partRow(key: string, part: string, answers: number, agreement: TrustAgreement): Row {
  const { exact, kappa } = agreement;
  return {
    key,
    cells: {
      part: <Titled title={part} below={`${String(answers)} answers`} />,
      exact: shareOf(exact),
      kappa: kappaOf(kappa),
    },
  };
}

/** One set of answers in its parts: by scenario, by kind, against simpler ways of grading, and level by level. */
export function SplitTables({ split }: { split: TrustSplit }) {
  const what = SPLIT_TITLE[split.split].toLowerCase();
  return (
    <div className="grid gap-8">
      <DataTable
        caption={`By scenario (${what})`}
        columns={[{ key: "part", title: "Scenario" }, ...PART_COLUMNS.slice(1)]}
        rows={split.scenarios.map(({ id, title, answers, agreement }) => partRow(id, title, answers, agreement))}
      />
      <DataTable
        caption={`By kind of answer (${what}). Within one kind most labels are alike, so look at the same level rather than at the agreement.`}
        columns={PART_COLUMNS}
        rows={split.kinds.map(({ kind, answers, agreement }) => partRow(kind, KIND_TITLE[kind], answers, agreement))}
      />
      <DataTable
        caption={`The grader beside simpler ways to a level (${what})`}
        columns={[
          { key: "way", title: "Way" },
          { key: "kappa", title: "Agreement", isNumber: true },
          { key: "exact", title: "Same level", isNumber: true },
        ]}
        rows={[
          {
            key: "grader",
            cells: {
              way: "The grader",
              kappa: decimal(split.all.kappa.value),
              exact: split.all.exact.value === null ? "-" : percent(split.all.exact.value),
            },
          },
          ...split.baselines.map(({ name, kappa, exact }) => ({
            key: name,
            cells: {
              way: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
              kappa: decimal(kappa),
              exact: percent(exact),
            },
          })),
        ]}
      />
      <Confusion split={split} what={what} />
    </div>
  );
}

function Confusion({ split, what }: { split: TrustSplit; what: string }) {
  const graded = [...LEVELS, null];
  return (
    <DataTable
      isWide
      caption={`What the label says, and what the grader said (${what}). Each label counts once; right are the ones where both say the same.`}
      columns={[
        { key: "label", title: "Label" },
        ...graded.map((level) => ({
          key: String(level),
          title: `Grader: ${levelName(level)}`,
          isNumber: true,
        })),
      ]}
      rows={LEVELS.map((label) => ({
        key: String(label),
        cells: {
          label: levelName(label),
          ...Object.fromEntries(
            graded.map((level, column) => [
              String(level),
              cell(split.confusion[label]?.[column] ?? 0, label === level),
            ]),
          ),
        },
      }))}
    />
  );
}

function cell(count: number, isRight: boolean) {
  return isRight ? <strong>{count}</strong> : count;
}

const MAY_EARN: Record<TrustReport["attacks"][number]["resists"]["kind"], (level: string) => string> = {
  "at-most": (level) => `${level} at most`,
  "no-higher": () => "no more than the honest text",
  "cannot-tell": () => "Can’t tell",
};

/** How often each way of gaming the grader earned a level that was not earned. */
export function Attacks({ attacks }: Pick<TrustReport, "attacks">) {
  return (
    <DataTable
      caption="Ways to look as if one reasoned. Every criterion of every attempt counts as a try."
      columns={[
        { key: "attack", title: "Attack" },
        { key: "tries", title: "Tries", isNumber: true },
        { key: "through", title: "Got through", isNumber: true },
      ]}
      rows={attacks.map(({ id, title, resists, attempts, resisted }) => ({
        key: id,
        cells: {
          attack: (
            <Titled
              title={title}
              below={`may earn ${MAY_EARN[resists.kind](resists.kind === "at-most" ? levelName(resists.level) : "")}`}
            />
          ),
          tries: String(attempts),
          through: countOf(attempts - resisted, attempts),
        },
      }))}
    />
  );
}

/** How many levels move when only the looks of an answer change. */
export function Invariance({ split }: { split: TrustSplit }) {
  return (
    <DataTable
      caption={`The same answer in another dress (${SPLIT_TITLE[split.split].toLowerCase()}): no level should change.`}
      columns={[
        { key: "change", title: "Change" },
        { key: "criteria", title: "Levels", isNumber: true },
        { key: "changed", title: "Changed", isNumber: true },
      ]}
      rows={split.invariance.map(({ id, title, criteria, changed }) => ({
        key: id,
        cells: { change: title, criteria: String(criteria), changed: countOf(changed, criteria) },
      }))}
    />
  );
}

function countOf(part: number, whole: number): string {
  if (whole === 0) return "-";
  return part === 0 ? "none" : `${String(part)} (${percent(part / whole)})`;
}
