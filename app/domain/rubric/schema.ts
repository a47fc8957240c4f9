import { z } from "zod";
import { SLUG } from "../ids";
import { DIMENSIONS } from "./dimension";
import { LevelSchema } from "./level-schema";

// The names live apart from the schemas: pages need them, and the validator must not travel to the browser with them.
export { DIMENSIONS, DIMENSION_MEANING, DIMENSION_TITLE, type Dimension } from "./dimension";

export const DimensionSchema = z.enum(DIMENSIONS);

const Slug = z.string().regex(SLUG, "use lower-case words joined by hyphens, for example 'zone-wide-loss'");
const Prose = z.string().trim().min(1);
/** One pattern of the language described in docs/authoring.md; compiled to a token automaton, never to a RegExp. */
const Pattern = z.string().trim().min(1);

export const QUANTITY_DIMS = ["time", "pct", "money", "mem", "ratio", "count", "rate", "num"] as const;
export const QuantityDimSchema = z.enum(QUANTITY_DIMS);
export type QuantityDim = z.infer<typeof QuantityDimSchema>;

export const ConceptSchema = z.strictObject({
  /** How a person would call it in "say how <name> leads to ...". */
  name: Prose,
  any: z.array(Pattern).min(1),
  /** `reject`: the right answer rules this out ("do NOT check the database in liveness"). */
  want: z.enum(["assert", "reject"]).default("assert"),
});
export type Concept = z.infer<typeof ConceptSchema>;

export const LinkSchema = z.strictObject({
  rel: z.enum(["cause", "order", "compare", "counterfactual"]),
  from: z.array(Slug).min(1),
  to: z.array(Slug).min(1),
  /** How many neighbouring sentences the two ends may span beyond their own: 0 = the same sentence. */
  window: z.number().int().min(0).max(2).default(1),
  /** The opposite direction is a contradiction, not merely no evidence. */
  strict: z.boolean().default(false),
  /** For `compare`: when both sides carry a quantity of one of these dimensions the numbers themselves are compared. */
  dims: z.array(QuantityDimSchema).default([]),
  direction: z.enum(["gt", "ge", "lt", "le"]).optional(),
  /** The step, as an instruction to the learner: "say that ... because ...". Shown when it is missing. */
  says: Prose,
});
export type Link = z.infer<typeof LinkSchema>;

export const SUPPORT_KINDS = ["quantity", "tradeoff", "failure", "condition"] as const;
export const SupportKindSchema = z.enum(SUPPORT_KINDS);
export type SupportKind = z.infer<typeof SupportKindSchema>;

export const CriterionSchema = z.strictObject({
  id: Slug,
  title: Prose,
  dimension: DimensionSchema,
  weight: z.number().int().min(1).max(5),
  /** Why it matters in production: one story-like sentence. */
  why: Prose,
  /** The transferable rule, shown only after the learner has said what the difference is. */
  principle: Prose,
  knowledge: z.strictObject({
    /** As a candidate would say it, 2-4 sentences. */
    say: Prose,
    /** Any of these concepts, asserted, is level 1. */
    any: z.array(Slug).min(1),
  }),
  reasoning: z.strictObject({
    say: Prose,
    /** Any of these links, in the right direction, is level 2. */
    links: z.array(LinkSchema).min(1),
    /** Kinds of support that lift level 2 to 3 when they stand in the same window. */
    support: z.array(SupportKindSchema).min(1),
    /** Concepts that count as support wherever they stand in the window (a rejected alternative, a named failure). */
    supportedBy: z.array(Slug).default([]),
    /** Restrict `quantity` support to these dimensions; empty = any typed quantity not copied from the question. */
    dims: z.array(QuantityDimSchema).default([]),
    /** How many different kinds (or concepts) of support are needed. */
    need: z.number().int().min(1).max(3).default(1),
    /** What to add to reach Defended, as an instruction: "give the number: ...". */
    says: Prose,
  }),
  contradicts: z.array(z.strictObject({ concept: Slug, says: Prose })).default([]),
  misconceptions: z.array(z.strictObject({ id: Slug, any: z.array(Pattern).min(1), says: Prose })).default([]),
  probes: z.strictObject({ 0: Prose, 1: Prose, 2: Prose, unsure: Prose }),
  closeTheGap: z.strictObject({
    read: z.strictObject({ source: Slug, what: Prose }),
    do: Prose,
  }),
});
export type Criterion = z.infer<typeof CriterionSchema>;

export const RubricSchema = z.strictObject({
  format: z.literal(1),
  scenario: Slug,
  concepts: z.record(Slug, ConceptSchema),
  criteria: z.array(CriterionSchema).min(5).max(6),
});
export type Rubric = z.infer<typeof RubricSchema>;

export const EXAMPLE_KINDS = ["strong", "middling", "knowledge", "passage", "anti"] as const;
export const ExampleSchema = z.strictObject({
  id: Slug,
  /** strong, middling, knowledge: whole answers; passage: about one or two criteria; anti: fluent but wrong. */
  kind: z.enum(EXAMPLE_KINDS),
  style: z.enum(["prose", "notes", "spoken", "non-native", "formal", "terse"]),
  /** Which move or mistake it stands for. */
  stands: Prose,
  text: Prose,
  /** Level per criterion; a criterion that is left out was not labelled. Whole answers label every criterion. */
  levels: z.record(Slug, LevelSchema),
});
export type Example = z.infer<typeof ExampleSchema>;

export const AnswersSchema = z.strictObject({
  format: z.literal(1),
  scenario: Slug,
  examples: z.array(ExampleSchema).min(1),
});
export type Answers = z.infer<typeof AnswersSchema>;

/** Synonym sets shared by every scenario; used as `@set` in patterns and as one token by the example channel. */
export const LexiconSchema = z.strictObject({
  format: z.literal(1),
  sets: z.record(Slug, z.array(Pattern).min(1)),
});
export type Lexicon = z.infer<typeof LexiconSchema>;
