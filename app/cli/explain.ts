import type { GradeReport } from "../domain/grading/evidence";
import type { Inspection, SeenConcept, SeenLink } from "../domain/grading/describe/inspect";
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
    ...section("ideas found", found.concepts.map(conceptLine)),
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

function section(title: string, lines: readonly string[]): string[] {
  const distinct = [...new Set(lines)];
  return distinct.length === 0 && !title.startsWith("no ")
    ? []
    : [`  ${title}`, ...distinct.map((line) => `    ${line}`)];
}

function conceptLine({ name, polarity, counts, words }: SeenConcept): string {
  return `"${words}" = ${name}: ${polarity}${counts ? "" : ", so it does not count"}`;
}

function linkLine({ rel, from, to, cue, certain }: SeenLink): string {
  return `${rel}: "${from}" ${cue === null ? "--" : `-- ${cue} --`} "${to}"${certain ? "" : " (no explicit connective, or two readings)"}`;
}
