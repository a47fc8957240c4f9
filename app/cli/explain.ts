import type { GradeReport } from "../domain/grading/evidence";
import type { Inspection, SeenConcept, SeenLink } from "../domain/grading/describe/inspect";
import { groupBy } from "../domain/evaluation/figures";
import { levelName, type LevelOrUnknown } from "../domain/rubric/level";

const EXAMPLES_SHOWN = 3;

/** `grade --explain`: for each criterion what was found, how it was read, which links fired and which marked examples are near. */
export function explainReport(report: GradeReport, inspections: readonly Inspection[]): string {
  return report.criteria
    .map((criterion) => {
      const found = inspections.find((one) => one.criterion === criterion.id);
      const lines = [
        `\n${criterion.id}: ${levelName(criterion.level)} (${criterion.confidence} confidence)`,
        `  rule: ${criterion.rules.because}`,
        ...(found === undefined ? [] : describe(found)),
      ];
      if (criterion.addition !== undefined) lines.push(`  smallest addition that lifts it: "${criterion.addition}"`);
      else if (criterion.missing !== null) lines.push(`  missing: ${criterion.missing}`);
      return lines.join("\n");
    })
    .join("\n");
}

function describe(found: Inspection): string[] {
  const { expected, nearest } = found.examples;
  return [
    ...section("ideas found", conceptLines(found.concepts), Infinity),
    ...section("links that fired", found.links.map(linkLine)),
    ...section("links the wrong way round", found.reversed.map(linkLine)),
    ...section(
      "close together, but no cause, order or comparison recognised between them",
      found.near.map(({ from, to }) => `"${from}" and "${to}"`),
    ),
    ...section(
      "beside the link",
      found.support.map(
        ({ what, words, weak }) => `${what}: "${words}"${weak ? " (may belong to the link itself)" : ""}`,
      ),
    ),
    ...section(
      "misunderstandings and contradictions",
      found.misconceptions.map(({ says, words }) => `"${words}": ${says}`),
    ),
    ...section(
      expected === null
        ? "no marked example is near"
        : `nearest marked examples (together they suggest ${expected.toFixed(1)})`,
      nearest
        .slice(0, EXAMPLES_SHOWN)
        .map(
          ({ id, level, similarity }) =>
            `${id}: ${levelName(level as LevelOrUnknown)}, ${String(Math.round(100 * similarity))}% alike`,
        ),
    ),
  ];
}

function section(title: string, lines: readonly string[], most = LINES_SHOWN): string[] {
  const distinct = [...new Set(lines)];
  if (distinct.length === 0) return title.startsWith("no ") ? [`  ${title}`] : [];
  const more = distinct.length > most ? [`    and ${String(distinct.length - most)} more`] : [];
  return [`  ${title}`, ...distinct.slice(0, most).map((line) => `    ${line}`), ...more];
}
const LINES_SHOWN = 4;

/** One line per idea and reading: the words it was found in. */
function conceptLines(concepts: readonly SeenConcept[]): string[] {
  const groups = groupBy(concepts, ({ name, polarity }) => `${name} ${polarity}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const words = [...new Set(group.map((one) => `"${one.words}"`))].join(", ");
    return [`${first.name}: ${words} (${first.polarity}${first.counts ? "" : ", so it does not count"})`];
  });
}

function linkLine({ rel, from, to, cue, certain }: SeenLink): string {
  return `${rel}: "${from}" ${cue === null ? "--" : `-- ${cue} --`} "${to}"${certain ? "" : " (no explicit connective, or two readings)"}`;
}
