/** The four files of a new scenario: they parse, and the content check lists what they still lack. */
export function scaffold(id: string): Record<string, string> {
  return {
    "scenario.yaml": scenario(id),
    "rubric.yaml": rubric(id),
    "answers.yaml": answers(id),
    "twin.yaml": twin(id),
  };
}

const scenario = (id: string): string => `format: 1
id: ${id}
track: kubernetes            # llm-serving, kubernetes, networking, security, interview-craft
title: What the scenario is called
summary: One line for the library
question: >-
  The situation in two or three sentences with its numbers, and what is asked.
minutes: {brief: 4, design: 20, judge: 3, probe: 10, contrast: 8}
brief:
  story: |
    80 to 150 words, in the order an engineer lives it: a routine change or an invoice, dashboards that look fine, users hurt (with
    three or four numbers), the tempting wrong conclusion, the question.
  facts:
    - {label: First fact, value: "10 nodes"}
    - {label: Second fact, value: "3 zones"}
    - {label: Third fact, value: "99.9%"}
expectations:
  senior: [What a senior must show, A second thing]
  staff: [What a staff engineer adds, A second thing]
clarifications:              # 6 to 10, at least two of them decisive
${["decisive", "decisive", "useful", "useful", "noise", "noise"]
  .map(
    (worth, index) =>
      `  - {id: question-${String(index + 1)}, ask: "A question?", answer: "Its answer.", worth: ${worth}, because: "Why it is ${worth}."}`,
  )
  .join("\n")}
hints:
  - {text: "A question that opens the way.", cost: "shows that you did not look there yourself"}
  - {text: "A direction.", cost: "names the mechanism"}
  - {text: "A number.", cost: "gives the size away"}
twists:
${[1, 2, 3]
  .map(
    (n) =>
      `  - {id: twist-${String(n)}, change: "One constraint changes.", ask: "What now?", shifts: ["What changes in the design"], stays: ["What does not"], criteria: [first-criterion]}`,
  )
  .join("\n")}
model:
  knowledge: |
    200 to 400 words: the answer of somebody who knows the tools.
  reasoning: |
    200 to 400 words: the answer of somebody who can defend the design.
numbers:
  nodes: {value: 10, unit: nodes, means: size of the cluster, from: question, printed: ["10 nodes"]}
  zones: {value: 3, unit: zones, means: failure domains, from: question, printed: ["3 zones"]}
  per_zone: {value: 3.33, unit: nodes, means: nodes in a zone on average, formula: "nodes / zones", tolerance: 0.01}
claim:
  headline: The claim people repeat
  assumptions: [What must hold for it]
  verdict: ambiguous         # holds, ambiguous, wrong-as-worded, editorial
  because: Why the verdict
  stopsBeingTrue: [Where it stops being true]
sources:
  - {id: first-source, title: Title, publisher: Publisher, url: "https://kubernetes.io/docs/", dated: "v1.34", supports: What it supports}
  - {id: second-source, title: Title, publisher: Publisher, url: "https://kubernetes.io/docs/", dated: "v1.34", supports: What it supports}
  - {id: third-source, title: Title, publisher: Publisher, url: "https://kubernetes.io/docs/", dated: "v1.34", supports: What it supports}
`;

const criterion = (id: string, dimension: string): string => `  - id: ${id}
    title: What a strong answer shows here
    dimension: ${dimension}
    weight: 3
    why: Why it matters in production, in one story-like sentence.
    principle: The rule that carries over to other systems.
    knowledge: {say: "Two to four sentences that only name the right things.", any: [cause-${id}]}
    reasoning:
      say: "Two to four sentences that say why, with a number or a limit."
      links:
        - {rel: cause, from: [cause-${id}], to: [effect-${id}], says: "say how the one leads to the other"}
      support: [quantity, failure, tradeoff, condition]
      says: "give the number, the limit or the alternative that lost"
    probes: {0: "A question about what was not said?", 1: "Why?", 2: "How much, and when does it stop holding?", unsure: "Which of the two do you mean?"}
    closeTheGap: {read: {source: first-source, what: "the section on it"}, do: "One thing to try on a test cluster."}
`;

const CRITERIA: [string, string][] = [
  ["first-criterion", "mechanism"],
  ["second-criterion", "quantity"],
  ["third-criterion", "trade-off"],
  ["fourth-criterion", "failure-mode"],
  ["fifth-criterion", "evidence"],
];

const rubric = (id: string): string => `format: 1
scenario: ${id}
concepts:
${CRITERIA.map(([name]) => `  cause-${name}: {name: "the cause", any: ["cause ${name.replaceAll("-", " ")}"]}\n  effect-${name}: {name: "the effect", any: ["effect ${name.replaceAll("-", " ")}"]}`).join("\n")}
criteria:
${CRITERIA.map(([name, dimension]) => criterion(name, dimension)).join("")}`;

const answers = (id: string): string => `format: 1
scenario: ${id}
examples:                    # at least three per level and criterion, and three of kind: anti
  - {id: first-example, kind: passage, style: prose, stands: names the cause only, text: "We need the cause of the first criterion.", levels: {first-criterion: 1}}
`;

const twin = (id: string): string => `format: 1
scenario: ${id}
title: The same, with one constraint flipped
change: The flipped constraint, in one sentence.
question: The question again, with the flipped constraint.
flips: [first-criterion]
criteria:
${criterion("first-criterion", "mechanism")}reasoning: |
  150 to 400 words: the reasoning answer to the twin.
examples:
${[0, 1, 2, 3].map((level) => `  - {id: twin-example-${String(level)}, kind: passage, style: prose, stands: level ${String(level)}, text: "A passage at level ${String(level)}.", levels: {first-criterion: ${String(level)}}}`).join("\n")}
`;
