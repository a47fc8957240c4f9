/** Values that the export's records share. */
import { z } from "zod";
import { SLUG } from "../../ids";
import { LevelSchema } from "../../rubric/level-schema";

export const Time = z.iso.datetime();
export const LevelOrNull = LevelSchema.nullable();
export const Slug = z.string().regex(SLUG);
/** Grades as the grader gave them, evidence and quotes included; their shape belongs to the grader's version. */
export const Grade = z.record(z.string(), z.unknown());
