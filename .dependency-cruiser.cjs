// Which way imports may go (docs/decisions/001-floors.md): never upward, never sideways between labs, no circles.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(app|server|scripts|tests|node_modules)/", pathNot: allowed },
});
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$" },
  to: { path: to },
});
const PURE_PACKAGES = "^node_modules/(zod|ts-fsrs|stemmer|fastest-levenshtein|jsep|diff)/";
const LAB_PACKAGES = "^node_modules/(zod|yaml|tinyqueue|@dagrejs|@types/react|react)/";

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: { path: "^app" },
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: { path: "^(app|server|scripts)" },
      to: { couldNotResolve: true, pathNot: "^(virtual:|\\.\\./build)" },
    },
    only(
      "domain-is-pure",
      "^app/domain/",
      ["^app/domain/", PURE_PACKAGES],
      "domain imports itself, zod and small pure libraries",
    ),
    {
      name: "domain-no-node",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    only(
      "labs-are-pure",
      "^app/labs/(?!browser/).*\\.ts$",
      ["^app/labs/", "^app/domain/(ids|rng|canonical-json)\\.ts$", LAB_PACKAGES],
      "a lab imports itself, the kit, ids and the generator, zod and small pure libraries",
    ),
    {
      name: "labs-know-no-other-lab",
      comment: "what two labs share is in the kit",
      severity: "error",
      from: { path: "^app/labs/([^/]+)/", pathNot: "^app/labs/(kit|browser)/|\\.test\\.tsx?$" },
      to: { path: "^app/labs/", pathNot: ["^app/labs/kit/", "^app/labs/$1/"] },
    },
    {
      name: "lab-views-are-presentational",
      severity: "error",
      from: { path: "^app/labs/.*\\.tsx$", pathNot: "\\.test\\.tsx$" },
      to: { path: ["\\.server\\.tsx?$", "^app/(routes|services|db|judge|content|auth|cli)/"] },
    },
    never(
      "domain-knows-no-lab",
      "^app/(domain|db|judge|content)/",
      "^app/labs/",
      "labs stand on the domain, not under it",
    ),
    never(
      "db-looks-down",
      "^app/db/",
      "^app/(services|routes|judge|components|content|auth|cli)/",
      "db knows domain, the Prisma client and env",
    ),
    never(
      "judge-content-look-down",
      "^app/(judge|content)/",
      "^app/(services|routes|components|auth|cli)/",
      "judge and content know domain, db and env",
    ),
    never(
      "auth-looks-down",
      "^app/auth/",
      "^app/(routes|components|cli|judge|content)/",
      "auth knows domain, db and services' context",
    ),
    never(
      "services-know-no-http",
      "^app/services/",
      ["^app/(routes|components|cli)/", "^node_modules/@remix-run/"],
      "use cases return values or throw named errors",
    ),
    never(
      "routes-go-through-services",
      "^app/routes/",
      "^app/(db|generated)/",
      "routes parse, call one service, render",
    ),
    never(
      "components-are-presentational",
      "^app/components/",
      ["\\.server\\.tsx?$", "^app/(routes|db|generated|judge|content|auth|cli)/"],
      "components take props and give JSX",
    ),
    {
      name: "components-only-types-of-services",
      severity: "error",
      from: { path: "^app/components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^app/services/", dependencyTypesNot: ["type-only"] },
    },
    never(
      "prisma-only-in-db",
      "^app/(?!db/|generated/)",
      "^app/generated/",
      "only repositories touch the Prisma client",
    ),
    never(
      "cli-looks-down",
      "^app/cli/",
      "^app/(routes|components)/",
      "the command line is thin over content, judge, domain and services",
    ),
    never("nobody-imports-routes", "^app/(?!routes|routes\\.ts|root)", "^app/routes/", "routes are leaves"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|app/generated/[^/]+/internal)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
