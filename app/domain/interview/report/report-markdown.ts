import { DIMENSION_TITLE } from "../../rubric/dimension";
import { levelName } from "../../rubric/level";
import { SIGNALS } from "../hire-signal";
import type { InterviewReport, ReportCriterion, ReportPart } from "./report-shape";
import {
  AUTOMATIC,
  changeWords,
  clarificationWords,
  headline,
  percent,
  probingWords,
  QUESTION_TITLE,
  rangeWords,
  ruleWords,
  SEGMENT_TITLE,
  segmentWords,
  selfWords,
  timeWords,
} from "./report-words";

/** The report as a Markdown file: the same sentences as on the page, LF line ends. */
export function reportMarkdown(report: InterviewReport): string {
  const lines = [
    `# Mock interview, ${report.level}, ${String(report.minutes)} minutes`,
    `Held ${report.startedAt}, ended ${report.closedAt} (UTC).`,
    headline(report),
    rangeWords(report),
    selfWords(report) ?? "",
    AUTOMATIC,
    "## The rule",
    ...ruleWords(report).map((line) => `- ${line}`),
    ...chanceTable(report),
    "## Time",
    timeWords(report),
    ...report.parts.flatMap(({ title, segments }) =>
      segments.map((segment) => `- ${title}, ${SEGMENT_TITLE[segment.kind].toLowerCase()}: ${segmentWords(segment)}`),
    ),
    `- Closing: ${segmentWords(report.pace.closing)}`,
    "## Dimensions",
    ...report.dimensions.map(
      ({ dimension, levels }) => `- ${DIMENSION_TITLE[dimension]}: ${levels.map(levelName).join(", ")}`,
    ),
    "## What the questions changed",
    probingWords(report),
    ...report.parts.flatMap(partLines),
    ...(report.closing === null
      ? []
      : ["## Closing question", report.closing.question, quoted(report.closing.reply ?? "No answer.")]),
    "## Three things to practise next",
    ...report.next.map(({ title, scenarioTitle, level, missing }, index) =>
      `${String(index + 1)}. ${title} (${scenarioTitle}, ${levelName(level)}). ${missing ?? ""}`.trimEnd(),
    ),
  ];
  return `${lines
    .filter((line) => line !== "")
    .join("\n\n")
    .replaceAll(/\n\n(?=[-|] ?)/g, "\n")}\n`;
}

function chanceTable({ chances }: InterviewReport): string[] {
  if (chances === null) return [];
  const rows = SIGNALS.map((signal) => `| ${signal} | ${percent(chances[signal])} |`);
  return [["| Signal | Chance |", "|---|---|", ...rows].join("\n")];
}

function partLines(part: ReportPart): string[] {
  return [
    `## ${part.title}`,
    clarificationWords(part),
    ...part.clarifications.asked.map(({ ask, worth, because }) => `- ${ask} (${worth}) ${because}`),
    ...(part.answer === null ? ["No design was handed in."] : ["### Your design", quoted(part.answer)]),
    ...part.criteria.flatMap(criterionLines),
    ...part.questions.flatMap((question) => [
      `### ${QUESTION_TITLE[question.kind]}`,
      question.text,
      quoted(question.reply ?? "No answer."),
      changeWords(question),
    ]),
  ];
}

function criterionLines({
  title,
  dimension,
  self,
  initial,
  final,
  quotes,
  missing,
  warnings,
}: ReportCriterion): string[] {
  return [
    `### ${title}: ${levelName(final)}`,
    `${DIMENSION_TITLE[dimension]}. You: ${self === null ? "no judgement" : levelName(self)}; design: ${levelName(initial)}; after the questions: ${levelName(final)}.`,
    ...quotes.map(quoted),
    ...warnings.map((warning) => `Red flag: ${warning}`),
    missing === null ? "" : `Still missing: ${missing}`,
  ];
}

/** Somebody's words, each line marked, so that nothing in them is read as Markdown's structure. */
function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
