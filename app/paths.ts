import { z } from "zod";
import { SLUG } from "./domain/ids";
import { TRACKS } from "./domain/scenario/schema";
import { DIMENSIONS } from "./domain/rubric/schema";

/** Every URL of the product, in one place. Routes parse their params with the schemas below. */
export const paths = {
  home: () => "/",
  start: (scenario?: string) => `/start${query({ scenario })}`,
  library: (filter?: LibraryFilter) => `/scenarios${query(filter)}`,
  scenario: (id: string) => `/scenarios/${id}`,
  attempt: (id: string) => `/attempts/${id}`,
  design: (id: string) => `/attempts/${id}/design`,
  draft: (id: string) => `/attempts/${id}/draft`,
  judge: (id: string) => `/attempts/${id}/judge`,
  grade: (id: string) => `/attempts/${id}/grade`,
  probe: (id: string) => `/attempts/${id}/probe`,
  twist: (id: string) => `/attempts/${id}/twist`,
  contrast: (id: string) => `/attempts/${id}/contrast`,
  finished: (id: string) => `/attempts/${id}/finished`,
  progress: () => "/progress",
  settings: () => "/settings",
  sessions: () => "/settings/sessions",
  password: () => "/settings/password",
  exportAll: () => "/settings/export",
  deleteAll: () => "/settings/delete",
  theme: () => "/settings/theme",
  signIn: (next?: string) => `/signin${query(next === undefined ? {} : { next })}`,
  signUp: () => "/signup",
  signOut: () => "/signout",
  trust: () => "/trust",
  healthz: () => "/healthz",
  readyz: () => "/readyz",
} as const;

export const AttemptParams = z.object({ id: z.string().regex(/^[a-z0-9]{16,40}$/) });
export const ScenarioParams = z.object({ id: z.string().regex(SLUG).max(80) });

export const LIBRARY_STATES = ["new", "started", "practised", "defended"] as const;
export const LibraryFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  track: z.enum(TRACKS).optional().catch(undefined),
  dimension: z.enum(DIMENSIONS).optional().catch(undefined),
  state: z.enum(LIBRARY_STATES).optional().catch(undefined),
});
export type LibraryFilter = z.infer<typeof LibraryFilterSchema>;

/** Only a path on this site may be a place to go on to after signing in. */
export const NextPath = z
  .string()
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .max(300)
  .catch("/");

function query(values: Record<string, string | undefined> | undefined): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values ?? {})) {
    if (value !== undefined && value !== "") search.set(key, value);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
