import { z } from "zod";

const Page = { turn: z.coerce.number().int().min(0).max(1_000_000), promptKey: z.string().min(1).max(200) };

/** Which question was on the page, and what was said to it. */
export const ReviewSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), ...Page, text: z.string(), guess: z.string().max(80).default("") }),
  z.object({ intent: z.literal("skip"), ...Page }),
]);

export const TurnSchema = z.coerce.number().int().min(0).max(1_000_000);
