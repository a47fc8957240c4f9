/** The files of a new lab: it runs and keeps the contract; the numbers in it are to be replaced. */
export function labScaffold(id: string): Record<string, string> {
  return {
    "params.ts": PARAMS,
    "model.ts": MODEL,
    "result.ts": RESULT,
    "explain.ts": EXPLAIN,
    "claim.ts": CLAIM,
    "view.tsx": VIEW,
    "index.ts": index(id),
    "model.test.ts": TEST,
    "README.md": `# ${id}\n\nWhat is modelled, what is left out, and what the model is held against.\n`,
  };
}

const PARAMS = `import { z } from "zod";
import { numberField } from "../kit/fields";

export const ParamsSchema = z.strictObject({
  capacity: numberField({
    label: "Capacity",
    meaning: "Requests served in a second by all replicas together. Replace it: where does the default come from?",
    unit: "req/s",
    min: 1,
    max: 100_000,
    step: 1,
    initial: 100,
  }),
  load: numberField({
    label: "Load",
    meaning: "Requests that arrive in a second.",
    unit: "req/s",
    min: 0,
    max: 100_000,
    step: 1,
    initial: 80,
    group: "Load",
  }),
});
export type Params = z.infer<typeof ParamsSchema>;
`;

const RESULT = `import { z } from "zod";

export const ResultSchema = z.strictObject({
  /** Requests a second that find no room. */
  shed: z.number(),
  /** Load over capacity. */
  utilisation: z.number(),
});
export type Result = z.infer<typeof ResultSchema>;
`;

const MODEL = `import type { Params } from "./params";
import type { Result } from "./result";

/** What does not fit is shed; utilisation is load over capacity. Name the source of every formula here. */
export function simulate({ capacity, load }: Params): Result {
  return { shed: Math.max(0, load - capacity), utilisation: load / capacity };
}
`;

const EXPLAIN = `import type { Explanation, LabTable, Outcome } from "../kit/lab";
import { percent, plain } from "../kit/number-words";
import type { Result } from "./result";

const CRITERION = "first-criterion";
/** Above this a design has no room for the next surprise. */
const TIGHT = 0.9;

export function outcomeOf({ shed, utilisation }: Result): Outcome {
  const headline = \`Your replicas are \${percent(utilisation)} used and shed \${plain(shed)} requests a second.\`;
  if (shed > 0) return { verdict: "failed", firstCause: "more arrives than is served", headline, criterionId: CRITERION };
  if (utilisation > TIGHT) return { verdict: "degraded", firstCause: "no headroom is left", headline, criterionId: CRITERION };
  return { verdict: "survived", firstCause: null, headline, criterionId: CRITERION };
}

export function explain({ shed, utilisation }: Result): Explanation {
  const used = percent(utilisation);
  return {
    sentences: [
      { text: \`Load is \${used} of capacity.\`, path: "utilisation", shown: used },
      { text: \`\${plain(shed)} requests a second find no room.\`, path: "shed", shown: plain(shed) },
      { text: \`At \${used} the model knows no queue: it says nothing about latency.\`, path: "utilisation", shown: used },
    ],
    question: { text: "What would you change first, and why?", criterionId: CRITERION },
  };
}

export function tables({ shed, utilisation }: Result): readonly LabTable[] {
  return [
    {
      id: "figures",
      title: "Figures",
      columns: [
        { key: "figure", title: "Figure" },
        { key: "value", title: "Value", isNumber: true },
      ],
      rows: [
        ["shed, req/s", shed],
        ["utilisation", utilisation],
      ],
    },
  ];
}
`;

const CLAIM = `import type { Claim } from "../kit/lab";

export const claim: Claim = {
  headline: "The headline as people say it",
  verdict: "depends",
  summary: "What is true about it.",
  assumptions: ["What must hold for it"],
  reproduces: [{ says: "At 80% nothing is shed", preset: "headline", path: "shed", expected: 0, tolerance: 0 }],
  stops: [{ says: "At 120% a sixth is shed", preset: "naive", path: "shed", expected: 20, tolerance: 0 }],
  sources: [{ title: "A source", url: "https://example.org/", readOn: "2026-01-01", says: "What it says that is used here" }],
};
`;

const VIEW = `import { Plot } from "../../components/figures/plot/plot";
import { Band, Legend } from "../../components/figures/plot/series";
import { percent } from "../kit/number-words";
import type { Params } from "./params";
import type { Result } from "./result";

export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  return (
    <Plot
      width={width}
      height={140}
      xDomain={[0, Math.max(params.capacity, params.load)]}
      yDomain={[0, 1]}
      xLabel="req/s"
      yLabel=""
      title="Load against capacity"
      summary={\`Load is \${percent(result.utilisation)} of capacity.\`}
    >
      {(scales) => (
        <>
          <Band from={0} to={Math.min(params.load, params.capacity)} scales={scales} tone={1} />
          {result.shed > 0 ? <Band from={params.capacity} to={params.load} scales={scales} tone="bad" /> : null}
        </>
      )}
    </Plot>
  );
}

export function Detail() {
  return (
    <Legend
      items={[
        { tone: 1, label: "served", isArea: true },
        { tone: "bad", label: "shed", isArea: true },
      ]}
    />
  );
}
`;

const index = (id: string): string => `import { defineLab } from "../kit/define-lab";
import { claim } from "./claim";
import { explain, outcomeOf, tables } from "./explain";
import { simulate } from "./model";
import { ParamsSchema } from "./params";
import { ResultSchema } from "./result";

export const lab = defineLab({
  id: "${id}",
  title: "What the lab is called",
  kind: "simulator",
  asks: "Does it hold under this load?",
  about: "What is modelled, and what is left out.",
  params: ParamsSchema,
  result: ResultSchema,
  presets: [
    { id: "headline", title: "The headline", why: "The setting of the claim.", params: {} },
    { id: "naive", title: "What people build first", why: "No headroom.", params: { load: 120 } },
    { id: "defended", title: "A defended design", why: "Twice the load fits.", params: { capacity: 300 } },
  ],
  events: [
    {
      id: "double-load",
      title: "Double the load",
      says: "A customer tells all its users at once.",
      apply: (params) => ({ ...params, load: Math.min(100_000, 2 * params.load) }),
    },
  ],
  predictions: [
    {
      id: "shed",
      ask: "How many requests a second are shed?",
      kind: "number",
      unit: "req/s",
      min: 0,
      max: 100_000,
      step: 1,
      actual: (result) => result.shed,
      tolerance: (actual) => Math.max(1, actual / 10),
    },
  ],
  drills: [],
  claim,
  designFields: [
    {
      param: "capacity",
      label: "Capacity",
      find: { unit: "per-second", near: ["capacity"] },
      fromBase: (perSecond) => perSecond,
    },
  ],
  trace: null,
  functions: {},
  work: () => 1,
  run: (params) => simulate(params),
  outcome: (result) => outcomeOf(result),
  explain: (result) => explain(result),
  tables: (result) => tables(result),
});
`;

const TEST = `import { expect, test } from "vitest";
import { simulate } from "./model";

test("what does not fit is shed", () => {
  expect(simulate({ capacity: 100, load: 120 })).toEqual({ shed: 20, utilisation: 1.2 });
});
`;
