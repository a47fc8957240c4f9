import { z } from "zod";

/** The box's value is the host that the learner agreed to; a box that was not ticked sends nothing. */
export const ConsentSchema = z.object({ consent: z.string().max(300).default("") });
