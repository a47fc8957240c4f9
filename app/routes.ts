import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The page that benchmarks compare with exists only in a build made for them (scripts/bench.mjs). */
const benchmark = process.env.DEFEND_IT_BENCH === "1" ? [route("bench/floor", "routes/bench-floor/route.tsx")] : [];

/** The whole URL map on one screen. Only what is listed here is a URL. */
export default [
  ...benchmark,
  index("routes/home/route.tsx"),
  route("start", "routes/start/route.tsx"),
  route("scenarios", "routes/library/route.tsx"),
  route("scenarios/:id", "routes/scenario/route.tsx"),

  route("attempts/:id", "routes/attempt/route.tsx", [
    index("routes/attempt-index/route.tsx"),
    route("design", "routes/design/route.tsx"),
    route("judge", "routes/judge/route.tsx"),
    route("grade", "routes/grade/route.tsx"),
    route("second-opinion", "routes/second-opinion/route.tsx"),
    route("probe", "routes/probe/route.tsx"),
    route("twist", "routes/twist/route.tsx"),
    route("contrast", "routes/contrast/route.tsx"),
    route("finished", "routes/finished/route.tsx"),
  ]),
  route("attempts/:id/draft", "routes/draft/route.tsx"),

  route("labs", "routes/labs/route.tsx"),
  route("labs/:id", "routes/lab/route.tsx"),
  route("labs/:id/runs", "routes/lab-runs/route.tsx"),
  route("labs/:id/:file", "routes/lab-file/route.tsx"),

  route("review", "routes/review/route.tsx"),
  route("review/:scenarioId/:criterionId", "routes/review-question/route.tsx"),
  route("calendar/:file", "routes/calendar/route.tsx"),
  route("chairs", "routes/chairs/route.tsx"),
  route("chairs/join/:code", "routes/chair-join/route.tsx"),
  route("chairs/:id", "routes/chair/route.tsx"),
  route("chairs/:id/events", "routes/chair-events/route.tsx"),
  route("chairs/:id/compare", "routes/chair-compare/route.tsx"),
  route("interviews", "routes/interviews/route.tsx"),
  route("interviews/:id", "routes/interview/route.tsx"),
  route("interviews/:id/judge", "routes/interview-judge/route.tsx"),
  route("interviews/:id/report", "routes/interview-report/route.tsx"),
  route("interviews/:id/report.md", "routes/interview-markdown/route.tsx"),
  route("interviews/:id/report.json", "routes/interview-json/route.tsx"),

  route("progress", "routes/progress/route.tsx"),
  route("plan", "routes/plan/route.tsx"),
  route("trust", "routes/trust/route.tsx"),

  route("signin", "routes/signin/route.tsx"),
  route("signup", "routes/signup/route.tsx"),
  route("signout", "routes/signout/route.tsx"),
  route("settings", "routes/settings/route.tsx"),
  route("settings/sessions", "routes/settings-sessions/route.tsx"),
  route("settings/password", "routes/settings-password/route.tsx"),
  route("settings/review", "routes/settings-review/route.tsx"),
  route("settings/export", "routes/settings-export/route.tsx"),
  route("settings/export/schema.json", "routes/export-schema/route.tsx"),
  route("settings/export/attempts.csv", "routes/export-attempts/route.tsx"),
  route("settings/export/criteria.txt", "routes/export-criteria/route.tsx"),
  route("settings/import", "routes/settings-import/route.tsx"),
  route("settings/delete", "routes/settings-delete/route.tsx"),
  route("settings/theme", "routes/settings-theme/route.tsx"),

  // /healthz and /readyz are answered by server/app.mjs, before any of this.
  route("*", "routes/not-found/route.tsx"),
] satisfies RouteConfig;
