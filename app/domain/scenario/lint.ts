import type { Answers, Rubric } from "../rubric/schema";
import { duplicates } from "./lint-duplicates";
import { lintExamples } from "./lint-examples";
import { lintRubric, type PatternCheck } from "./lint-rubric";
import { lintTwin } from "./lint-twin";
import type { Problem } from "./issue";
import { checkNumbers } from "./numbers";
import { countWords } from "./overlap";
import type { Scenario, Twin } from "./schema";

/** One scenario folder, parsed; `folder` is its name on disk. */
export type ScenarioParts = { folder: string; scenario: Scenario; rubric: Rubric; answers: Answers; twin: Twin | null };

/** Every rule that needs no grading, over all files of one scenario. Reports all problems, never only the first. */
export function lintScenario(parts: ScenarioParts, checkPattern: PatternCheck): Problem[] {
  return [
    ...lintIds(parts),
    ...lintBrief(parts.scenario),
    ...lintReferences(parts),
    ...checkNumbers(parts.scenario, textsOf(parts)),
    ...lintRubric(parts.rubric, checkPattern),
    ...lintExamples(parts.answers, parts.rubric),
    ...(parts.twin === null ? [] : lintTwin(parts.twin, parts.rubric, checkPattern)),
    ...(parts.twin === null
      ? [
          {
            file: "twin.yaml",
            path: [],
            problem: "the scenario has no twin",
            mend: "write twin.yaml: flip one constraint so that the memorised answer is wrong",
          },
        ]
      : []),
  ];
}

/** Every string of the scenario and its rubric that a reader may see, numbers' own entries left out. */
export function textsOf({ scenario, rubric }: Pick<ScenarioParts, "scenario" | "rubric">): string[] {
  const { numbers: _numbers, ...rest } = scenario;
  return [...stringsIn(rest), ...stringsIn(rubric.criteria)];
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(stringsIn);
  return [];
}

function lintIds({ folder, scenario, rubric, answers, twin }: ScenarioParts): Problem[] {
  const named: [string, string, string][] = [
    ["scenario.yaml", "id", scenario.id],
    ["rubric.yaml", "scenario", rubric.scenario],
    ["answers.yaml", "scenario", answers.scenario],
    ...(twin === null ? [] : [["twin.yaml", "scenario", twin.scenario] satisfies [string, string, string]]),
  ];
  return [
    ...named.flatMap(([file, key, id]) =>
      id === folder
        ? []
        : [{ file, path: [key], problem: `it says '${id}', the folder is '${folder}'`, mend: "make both the same" }],
    ),
    ...duplicates(
      "scenario.yaml",
      "clarifications",
      scenario.clarifications.map((item) => item.id),
    ),
    ...duplicates(
      "scenario.yaml",
      "twists",
      scenario.twists.map((item) => item.id),
    ),
    ...duplicates(
      "scenario.yaml",
      "sources",
      scenario.sources.map((item) => item.id),
    ),
  ];
}

function lintBrief(scenario: Scenario): Problem[] {
  const problems: Problem[] = [];
  const say = (path: (string | number)[], problem: string, mend: string): void => {
    problems.push({ file: "scenario.yaml", path, problem, mend });
  };
  const between = (path: string[], text: string, least: number, most: number): void => {
    const words = countWords(text);
    if (words < least || words > most) say(path, `${words} words`, `write ${least} to ${most}`);
  };
  between(["brief", "story"], scenario.brief.story, 80, 150);
  between(["model", "knowledge"], scenario.model.knowledge, 200, 400);
  between(["model", "reasoning"], scenario.model.reasoning, 200, 400);
  const decisive = scenario.clarifications.filter((item) => item.worth === "decisive").length;
  if (decisive < 2)
    say(["clarifications"], `${decisive} decisive`, "at least two must reveal a fact that changes the design");
  const { table } = scenario.model;
  table?.rows.forEach((row, index) => {
    if (row.length !== table.columns.length) {
      say(
        ["model", "table", "rows", index],
        `${row.length} cells for ${table.columns.length} columns`,
        "give one cell per column",
      );
    }
  });
  const diagram = scenario.brief.diagram;
  if (diagram !== undefined) {
    const nodes = new Set(diagram.nodes.map((node) => node.id));
    diagram.edges.forEach((edge, index) => {
      for (const end of [edge.from, edge.to]) {
        if (!nodes.has(end))
          say(
            ["brief", "diagram", "edges", index],
            `no node is called '${end}'`,
            `use one of: ${[...nodes].join(", ")}`,
          );
      }
    });
    const places = diagram.nodes.map((node) => node.at.join(","));
    places.forEach((place, index) => {
      if (places.indexOf(place) !== index)
        say(
          ["brief", "diagram", "nodes", index, "at"],
          "two nodes share this place",
          "give each node a place of its own",
        );
    });
  }
  return problems;
}

function lintReferences({ scenario, rubric }: ScenarioParts): Problem[] {
  const criteria = new Set(rubric.criteria.map((criterion) => criterion.id));
  const sources = new Set(scenario.sources.map((source) => source.id));
  return [
    ...scenario.twists.flatMap((twist, index) =>
      twist.criteria.flatMap((id, at) =>
        criteria.has(id)
          ? []
          : [
              {
                file: "scenario.yaml",
                path: ["twists", index, "criteria", at],
                problem: `no criterion is called '${id}'`,
                mend: `use one of: ${[...criteria].join(", ")}`,
              },
            ],
      ),
    ),
    ...rubric.criteria.flatMap((criterion, index) =>
      sources.has(criterion.closeTheGap.read.source)
        ? []
        : [
            {
              file: "rubric.yaml",
              path: ["criteria", index, "closeTheGap", "read", "source"],
              problem: `no source is called '${criterion.closeTheGap.read.source}'`,
              mend: `use one of: ${[...sources].join(", ")}`,
            },
          ],
    ),
  ];
}
