import { z } from "zod";
import type { Level } from "./level";

/** Apart from the levels' names: pages need those, and the validator must not travel to the browser with them. */
export const LevelSchema: z.ZodType<Level, Level> = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
