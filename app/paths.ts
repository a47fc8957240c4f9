import type { LabFile } from "./labs/kit/lab-files";
import type { LibraryFilter } from "./params";

/** Every URL of the product, in one place. Routes parse their params with the schemas of params.ts. */
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
  secondOpinion: (id: string) => `/attempts/${id}/second-opinion`,
  probe: (id: string) => `/attempts/${id}/probe`,
  twist: (id: string) => `/attempts/${id}/twist`,
  contrast: (id: string) => `/attempts/${id}/contrast`,
  finished: (id: string) => `/attempts/${id}/finished`,
  labs: () => "/labs",
  lab: (id: string, query = "") => `/labs/${id}${query === "" ? "" : `?${query}`}`,
  labRuns: (id: string) => `/labs/${id}/runs`,
  labFile: (id: string, file: LabFile, queryString: string) => `/labs/${id}/${file}?${queryString}`,
  review: () => "/review",
  reviewQuestion: (scenario: string, criterion: string) => `/review/${scenario}/${criterion}`,
  reviewOutcome: (scenario: string, criterion: string, turn: number) =>
    `/review/${scenario}/${criterion}?turn=${String(turn)}`,
  reviewSettings: () => "/settings/review",
  calendar: (token: string) => `/calendar/${token}.ics`,
  progress: (page?: number) => `/progress${query({ page: page === undefined || page < 2 ? undefined : String(page) })}`,
  plan: () => "/plan",
  chairs: () => "/chairs",
  joinChair: (code: string) => `/chairs/join/${code}`,
  chair: (id: string, code?: string) => `/chairs/${id}${query({ code })}`,
  chairEvents: (id: string, after?: string) => `/chairs/${id}/events${query({ after })}`,
  chairCompare: (id: string) => `/chairs/${id}/compare`,
  interviews: () => "/interviews",
  interview: (id: string) => `/interviews/${id}`,
  interviewJudge: (id: string) => `/interviews/${id}/judge`,
  interviewReport: (id: string) => `/interviews/${id}/report`,
  interviewFile: (id: string, format: "md" | "json") => `/interviews/${id}/report.${format}`,
  settings: () => "/settings",
  sessions: () => "/settings/sessions",
  password: () => "/settings/password",
  exportAll: () => "/settings/export",
  exportSchema: () => "/settings/export/schema.json",
  exportAttempts: () => "/settings/export/attempts.csv",
  exportCriteria: () => "/settings/export/criteria.txt",
  importAll: () => "/settings/import",
  deleteAll: () => "/settings/delete",
  theme: () => "/settings/theme",
  signIn: (next?: string) => `/signin${query(next === undefined ? {} : { next })}`,
  signUp: () => "/signup",
  signOut: () => "/signout",
  trust: () => "/trust",
  healthz: () => "/healthz",
  readyz: () => "/readyz",
} as const;

export { LIBRARY_STATES } from "./domain/scenario/library-state";
export {
  AttemptParams,
  CalendarParams,
  ChairParams,
  InterviewParams,
  InvitationParams,
  LabFileParams,
  LabParams,
  LibraryFilterSchema,
  NextPath,
  PageNumber,
  ReviewParams,
  ScenarioParams,
  type LibraryFilter,
} from "./params";

function query(values: Record<string, string | undefined> | undefined): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values ?? {})) {
    if (value !== undefined && value !== "") search.set(key, value);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
