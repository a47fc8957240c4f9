import type { z } from "zod";
import type { Trace, TraceKind } from "./traces/trace";

/**
 * The contract of a lab: a deterministic model of one scenario's system. Values in, values out; the same params, trace and seed give
 * the same bytes in a browser, in its worker and on the command line. docs/labs.md teaches how to write one.
 */
export type Lab<Params extends LabParams = LabParams, Result extends LabResult = LabResult> = {
  /** The scenario's id, or the id that its scenario will have. */
  id: string;
  title: string;
  kind: "simulator" | "analyser" | "stepper";
  /** The question that a run answers, as one would ask it at work. */
  asks: string;
  /** Two or three sentences: what is modelled, what is left out. */
  about: string;
  /** Strict object of the fields of `fields.ts`: unit, range, default and meaning are in their metadata. */
  params: z.ZodType<Params>;
  /** For the JSON Schema of `--schema`, and for checking results in tests. */
  result: z.ZodType<Result>;
  /** "headline", "naive" and "defended" are expected; more are welcome. The first one is shown first. */
  presets: readonly Preset<Params>[];
  /** What the interviewer can throw at it. */
  events: readonly AttackEvent<Params>[];
  /** Asked before Run and locked then. The first one is asked first. */
  predictions: readonly Prediction<Params, Result>[];
  /** Questions for a review: one preset with events, and a prediction. */
  drills: readonly Drill[];
  claim: Claim;
  /** The few numbers of a written design that this lab can run. */
  designFields: readonly DesignField<Params>[];
  /** Traces that it can replay instead of its own load; null when it takes none. */
  trace: TraceKind | null;
  functions: Readonly<Record<string, LabFunction>>;
  /** About how many events a run handles: above WORKER_EVENTS it runs in a worker, above SERVER_EVENTS never on the server. */
  work(params: Params, trace: Trace | null): number;
  /** @throws LabInputError for a text that cannot be read; nothing else for params that parse. */
  run(params: Params, context: RunContext): Result;
  outcome(result: Result, params: Params): Outcome;
  explain(result: Result, params: Params): Explanation;
  /** Everything that the picture shows, for reading and for CSV. The first table is the most telling one. */
  tables(result: Result, params: Params): readonly LabTable[];
};

/** Flat, so that a link can hold them: numbers, switches, choices and texts. */
export type FieldValue = number | boolean | string;
export type LabParams = Record<string, FieldValue>;
/** Plain JSON: no undefined, no NaN, no Map. Rounded to twelve significant digits by `defineLab`. */
export type LabResult = Record<string, unknown>;

export type RunContext = {
  trace: Trace | null;
  /** Share done, 0..1; call it every ten thousand events or so. */
  progress: (share: number) => void;
};

export type Preset<Params> = {
  id: string;
  title: string;
  /** Why one would look at it, one sentence. */
  why: string;
  params: Partial<Params>;
};

export type AttackEvent<Params> = {
  id: string;
  /** On a button: "Reclaim a whole zone". */
  title: string;
  /** What the interviewer says when throwing it. */
  says: string;
  /** The params with the event in them, so that a link holds it too. */
  apply(params: Params): Params;
};

export type Prediction<Params, Result> = {
  id: string;
  ask: string;
} & (
  | {
      kind: "number";
      unit: string;
      min: number;
      max: number;
      step: number;
      /** null when this run has no such number. */
      actual(result: Result, params: Params): number | null;
      /** How far off still counts as right, in the unit. */
      tolerance(actual: number): number;
    }
  | {
      kind: "choice";
      options: readonly { id: string; label: string }[];
      /** The id of the option that the run bears out. */
      actual(result: Result, params: Params): string;
    }
);

export type Drill = {
  id: string;
  /** Of the scenario with the lab's id. */
  criterionId: string;
  preset: string;
  events: readonly string[];
  prediction: string;
  /** The situation, in words, ending where the prediction's question begins. */
  situation: string;
  /** Shown after the answer: the mechanism, not the number. */
  because: string;
};

/** What a number of a written design means for the lab. */
export type DesignField<Params> = {
  param: keyof Params & string;
  /** As in the design step: "Spot share". */
  label: string;
  /** Where the number may stand in a text: its unit, and stems one of which stands near it. */
  find: { unit: FigureUnit; near: readonly string[]; never?: readonly string[] };
  /** From the base unit of `unit` (s, a share of 1, bytes, per second, the bare count) to the param's unit. */
  fromBase: (value: number) => number;
};
export type FigureUnit = "seconds" | "share" | "bytes" | "per-second" | "count" | "usd";

export type Verdict = "survived" | "degraded" | "failed";
export type Outcome = {
  verdict: Verdict;
  /** The first thing that went wrong, with its time or place; null when it survived. */
  firstCause: string | null;
  /** One sentence with the number that matters, to "you": "Your 30% baseline drops below the load for 41 minutes a day." */
  headline: string;
  /** The criterion of the scenario that this speaks to. */
  criterionId: string;
};

export type Explanation = {
  /** Three, in the order cause, effect, limit. */
  sentences: readonly [TiedSentence, TiedSentence, TiedSentence];
  /** One question back; graded like any probe of the criterion. */
  question: { text: string; criterionId: string };
};
/** A sentence and the number of the result that it rests on. */
export type TiedSentence = {
  text: string;
  /** Path into the result, dots and indexes: "bill.savingShare", "zones.0.lost". A number stands there. */
  path: string;
  /** The number as the sentence prints it; `text` contains it. */
  shown: string;
};

export type LabTable = {
  id: string;
  title: string;
  columns: readonly { key: string; title: string; unit?: string; isNumber?: boolean }[];
  /** One value per column. */
  rows: readonly (readonly (string | number | boolean | null)[])[];
};

export type Claim = {
  /** The headline as people say it. */
  headline: string;
  verdict: "holds" | "depends" | "wrong" | "dated" | "editorial";
  /** One paragraph: what is true about it. */
  summary: string;
  assumptions: readonly string[];
  /** Where the model gives the headline, number by number. */
  reproduces: readonly ClaimCheck[];
  /** Where it stops being true: the reasoning answer. */
  stops: readonly ClaimCheck[];
  sources: readonly Source[];
};
export type ClaimCheck = {
  says: string;
  preset: string;
  /** On top of the preset. */
  params?: LabParams;
  events?: readonly string[];
  /** Path into the result, as in TiedSentence; a number or a string stands there. */
  path: string;
  expected: number | string;
  /** Absolute; 0 for exact figures and strings. */
  tolerance: number;
};
export type Source = {
  title: string;
  url: string;
  /** ISO date on which it was read or recomputed. */
  readOn: string;
  /** What it says that is used here. */
  says: string;
};

/** A function that other programs can call: `npm run --silent lab -- <id> --fn <name>`. */
export type LabFunction = {
  summary: string;
  /** "json" is parsed before `input` sees it; "text" is handed over as it came. */
  reads: "json" | "text";
  input: z.ZodType;
  output: z.ZodType;
  /** Needs `--trace FILE` of this kind. */
  trace: TraceKind | null;
  /** `input` has passed the schema. @throws LabInputError */
  call(input: unknown, trace: Trace | null): unknown;
};

/** About 50 ms of the slowest simulator: more runs in a worker. */
export const WORKER_EVENTS = 20_000;
/** What a request may cost the server: more runs in the browser or on the command line only. */
export const SERVER_EVENTS = 400_000;

/** Text that could not be read: every problem at once, each with its place. */
export class LabInputError extends Error {
  override readonly name = "LabInputError";
  constructor(readonly problems: readonly LabProblem[]) {
    super(problems.map(({ line, field, message }) => `${place(line, field)}${message}`).join("\n"));
  }
}
export type LabProblem = {
  /** Which param or function input. */
  field: string;
  /** Line of a text, from 1. */
  line: number | null;
  /** What is wrong and what to do. */
  message: string;
};

function place(line: number | null, field: string): string {
  return line === null ? `${field}: ` : `${field}, line ${String(line)}: `;
}
