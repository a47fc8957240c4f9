import { z } from "zod";
import { SLUG } from "./domain/ids";
import { DIMENSIONS } from "./domain/rubric/dimension";
import { LIBRARY_STATES } from "./domain/scenario/library-state";
import { TRACKS } from "./domain/scenario/track";
import { LAB_FILES } from "./labs/kit/lab-files";

// What may stand in a URL. Apart from the builders in paths.ts, which every page carries to the browser.

export const AttemptParams = z.object({ id: z.string().regex(/^[a-z0-9]{16,40}$/) });
export const ChairParams = z.object({ id: z.string().regex(/^[a-z0-9]{16,40}$/) });
/** What stands in an invitation's link; whether it is a code is said by the same answer as whether it is still good. */
export const InvitationParams = z.object({ code: z.string().max(40) });
export const InterviewParams = AttemptParams;
export const ScenarioParams = z.object({ id: z.string().regex(SLUG).max(80) });

export const LabParams = ScenarioParams;
export const LabFileParams = LabParams.extend({ file: z.enum(LAB_FILES) });

export const ReviewParams = z.object({
  scenarioId: z.string().regex(SLUG).max(80),
  criterionId: z.string().regex(SLUG).max(80),
});
/** The file that calendars ask for; its name is the secret. */
export const CalendarParams = z.object({
  file: z
    .string()
    .regex(/^[a-z0-9]{24}\.ics$/)
    .transform((file) => file.slice(0, -".ics".length)),
});

export const LibraryFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  track: z.enum(TRACKS).optional().catch(undefined),
  dimension: z.enum(DIMENSIONS).optional().catch(undefined),
  state: z.enum(LIBRARY_STATES).optional().catch(undefined),
});
export type LibraryFilter = z.infer<typeof LibraryFilterSchema>;

/** A page of a list; whatever is no number is the first. */
export const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Only a path on this site may be a place to go on to after signing in. */
export const NextPath = z
  .string()
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .max(300)
  .catch("/");
