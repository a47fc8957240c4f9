import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import type { ContentLibrary } from "../content/library.server";
import { createDb } from "../db/client.server";
import { listCandidates } from "../db/missed-point-repo.server";
import { candidatesOf, exampleOf, type Candidate } from "../domain/checks/missed-points";
import { levelName } from "../domain/rubric/level";
import type { Example } from "../domain/rubric/schema";
import { env } from "../env.server";
import { openLibrary } from "./content-place";

type Reviewed = Candidate & { example: Example };

/** `content:review [--scenario id] [--json]`: the passages that learners say the grade missed, each as an example to paste. */
export async function runReview(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { scenario: { type: "string" }, json: { type: "boolean", default: false } },
  });
  if (!existsSync(env.databaseFile)) {
    console.error(`There is no database at ${env.databaseFile}. Is DATA_DIR right?`);
    return 2;
  }
  const library = openLibrary();
  if (values.scenario !== undefined && library.get(values.scenario) === undefined) {
    console.error(`There is no scenario '${values.scenario}'. npm run content:list names them.`);
    return 2;
  }
  const db = createDb(env.databaseFile);
  try {
    const candidates = candidatesOf(await listCandidates(db))
      .filter(({ scenario }) => values.scenario === undefined || scenario === values.scenario)
      .map((candidate): Reviewed => ({ ...candidate, example: exampleOf(candidate, idOf(candidate)) }));
    if (values.json) console.log(JSON.stringify(candidates, null, 2));
    else print(candidates, library);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

/** The same passage gets the same id on every run. */
function idOf({ criterion, quote }: Candidate): string {
  return `missed-${criterion}-${createHash("sha256").update(quote).digest("hex").slice(0, 6)}`;
}

function print(candidates: readonly Reviewed[], library: ContentLibrary): void {
  if (candidates.length === 0) {
    console.log("Nobody has marked a passage that the grade missed.");
    return;
  }
  let heading = "";
  for (const { scenario, criterion, quote, marks, example } of candidates) {
    const loaded = library.get(scenario);
    const title = loaded?.rubric.criteria.find(({ id }) => id === criterion)?.title ?? "no longer in the rubric";
    const here = `${scenario} / ${criterion}: ${title}`;
    if (here !== heading) console.log(`\n${here}\n${"=".repeat(here.length)}`);
    heading = here;
    console.log(`\n"${quote}"`);
    for (const { graded, wanted, reason, rubricVersion, graderVersion } of marks) {
      const isOld = loaded !== undefined && loaded.rubricVersion !== rubricVersion;
      console.log(
        `  grade: ${levelName(graded)} (grader ${graderVersion}${isOld ? ", an earlier rubric" : ""}); learner: ${levelName(wanted)}${reason === null ? "" : ` - ${reason}`}`,
      );
    }
    console.log(`\n${toPaste(example)}`);
  }
  console.log(
    "\nRead each one before you paste it into answers.yaml: a learner may be wrong. Then run npm run content:check.",
  );
}

/** An item of the `examples` list, indented as it stands there. */
function toPaste(example: Example): string {
  return stringify([example], { lineWidth: 0 })
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");
}
