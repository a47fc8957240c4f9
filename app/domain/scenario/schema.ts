import { z } from "zod";
import { SLUG } from "../ids";
import { TRACKS } from "./track";
import { ConceptSchema, CriterionSchema, ExampleSchema } from "../rubric/schema";

// As with the dimensions: names apart from schemas.
export { TRACKS, TRACK_TITLE, type Track } from "./track";

export const TrackSchema = z.enum(TRACKS);

const Slug = z.string().regex(SLUG, "use lower-case words joined by hyphens");
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, "use lower_case names: they are variables in formulas");
const Prose = z.string().trim().min(1);
const Minutes = z.number().int().min(1).max(60);

export const NumberSchema = z
  .strictObject({
    value: z.number(),
    unit: Prose,
    means: Prose,
    /** Where an input comes from; `source:<id>` names an entry of `sources`. Exactly one of `from` and `formula`. */
    from: z.union([z.enum(["question", "assumption"]), z.string().regex(/^source:[a-z0-9-]+$/)]).optional(),
    /** Arithmetic over other numbers' names: + - * / ** ( ) and ceil floor round min max sqrt ln exp. */
    formula: Prose.optional(),
    /** Largest accepted absolute difference between `value` and the formula: state the rounding ("0.05" for one decimal). */
    tolerance: z.number().nonnegative().default(0),
    /** Phrases, exactly as printed somewhere in the scenario, that carry this number. */
    printed: z.array(Prose).default([]),
  })
  .refine((n) => (n.from === undefined) !== (n.formula === undefined), {
    message: "give exactly one of 'from' (an input) and 'formula' (a checked figure)",
  });
export type ScenarioNumber = z.infer<typeof NumberSchema>;

export const DiagramSchema = z.strictObject({
  title: Prose,
  /** What the picture says, for people who do not see it: full sentences. */
  alt: Prose,
  /** Boxes on a grid; `at` is [column, row], both from 0. */
  nodes: z
    .array(
      z.strictObject({
        id: Slug,
        label: Prose,
        note: Prose.optional(),
        at: z.tuple([z.number().int().min(0).max(5), z.number().int().min(0).max(7)]),
        tone: z.enum(["plain", "accent", "danger", "muted"]).default("plain"),
      }),
    )
    .min(2)
    .max(16),
  edges: z.array(
    z.strictObject({
      from: Slug,
      to: Slug,
      label: Prose.optional(),
      style: z.enum(["solid", "dashed"]).default("solid"),
    }),
  ),
});
export type Diagram = z.infer<typeof DiagramSchema>;

export const ClarificationSchema = z.strictObject({
  id: Slug,
  ask: Prose,
  answer: Prose,
  worth: z.enum(["decisive", "useful", "noise"]),
  because: Prose,
});
export type Clarification = z.infer<typeof ClarificationSchema>;

export const TwistSchema = z.strictObject({
  id: Slug,
  change: Prose,
  ask: Prose,
  /** What the right design now does differently, and what must not change. Shown after the learner answered. */
  shifts: z.array(Prose).min(1),
  stays: z.array(Prose).min(1),
  /** Criteria into which the answer is graded. */
  criteria: z.array(Slug).min(1),
});
export type Twist = z.infer<typeof TwistSchema>;

export const SourceSchema = z.strictObject({
  id: Slug,
  title: Prose,
  publisher: Prose,
  url: z.url({ protocol: /^https$/ }),
  /** Date or version of what was read, as printed: "2024-09", "v1.34", "RFC 9700 (January 2025)". */
  dated: Prose,
  supports: Prose,
});
export type Source = z.infer<typeof SourceSchema>;

export const ScenarioSchema = z.strictObject({
  format: z.literal(1),
  id: Slug,
  track: TrackSchema,
  title: Prose,
  question: Prose,
  /** One line for the library. */
  summary: Prose,
  /** Time budget per part, in minutes. */
  minutes: z.strictObject({ brief: Minutes, design: Minutes, judge: Minutes, probe: Minutes, contrast: Minutes }),
  brief: z.strictObject({
    /** Markdown, 80-150 words. */
    story: Prose,
    facts: z.array(z.strictObject({ label: Prose, value: Prose, note: Prose.optional() })).min(3),
    diagram: DiagramSchema.optional(),
  }),
  expectations: z.strictObject({ senior: z.array(Prose).min(2), staff: z.array(Prose).min(2) }),
  clarifications: z.array(ClarificationSchema).min(6).max(10),
  hints: z.array(z.strictObject({ text: Prose, cost: Prose })).length(3),
  twists: z.array(TwistSchema).length(3),
  model: z.strictObject({
    /** 200-400 words each, Markdown, as a candidate would write them. */
    knowledge: Prose,
    reasoning: Prose,
    table: z
      .strictObject({ caption: Prose, columns: z.array(Prose).min(2), rows: z.array(z.array(z.string())).min(1) })
      .optional(),
  }),
  numbers: z.record(Name, NumberSchema),
  claim: z.strictObject({
    headline: Prose,
    assumptions: z.array(Prose).min(1),
    verdict: z.enum(["holds", "ambiguous", "wrong-as-worded", "editorial"]),
    because: Prose,
    stopsBeingTrue: z.array(Prose).min(1),
  }),
  sources: z.array(SourceSchema).min(3).max(8),
});
export type Scenario = z.infer<typeof ScenarioSchema>;

/** The same scenario with one constraint flipped, so that the memorised answer is wrong. A patch, in twin.yaml. */
export const TwinSchema = z.strictObject({
  format: z.literal(1),
  scenario: Slug,
  title: Prose,
  /** The flipped constraint, in one sentence. */
  change: Prose,
  question: Prose,
  /** Replaces entries of brief.facts by label. */
  facts: z.array(z.strictObject({ label: Prose, value: Prose, note: Prose.optional() })).default([]),
  /** Criteria on which the memorised answer must grade at least one level lower. */
  flips: z.array(Slug).min(1),
  /** Added to (or replacing, by id) the rubric's concepts. */
  concepts: z.record(Slug, ConceptSchema).default({}),
  /** Whole replacements, by id, of rubric criteria: every flipped one, and no other. */
  criteria: z.array(CriterionSchema).min(1),
  /** The reasoning answer to the twin, 150-400 words. */
  reasoning: Prose,
  /** Marked examples for the flipped criteria; the scenario's own stand for the others. */
  examples: z.array(ExampleSchema).min(4),
});
export type Twin = z.infer<typeof TwinSchema>;
