import { parseArgs } from "node:util";
import { openLibrary } from "./content-place";

/** `content:list [--json]`: every scenario's id, title, track, question and criteria ids. */
export async function runList(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: "boolean", default: false } } });
  const library = openLibrary();
  for (const { folder, issues } of library.quarantined) {
    console.error(`${folder} did not load (${issues.length} problems): npm run content:check says why`);
  }
  const rows = library.scenarios.map(({ scenario, rubric }) => ({
    id: scenario.id,
    title: scenario.title,
    track: scenario.track,
    question: scenario.question,
    criteria: rubric.criteria.map((criterion) => criterion.id),
  }));
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else for (const row of rows) console.log(`${row.id}  [${row.track}]  ${row.title}\n    ${row.criteria.join(", ")}`);
  return Promise.resolve(0);
}
