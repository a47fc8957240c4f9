import path from "node:path";
import { parseArgs } from "node:util";
import { readLexicon, readScenario, scenarioFolders } from "../content/library.server";
import { describeIssue } from "../domain/scenario/issue";
import { LEXICON, scenarioParents } from "./content-place";

/** `content:check [id ...]`: every problem of every scenario with file, line, path and mend; 1 when there is any. */
export async function runCheck(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const lexicon = readLexicon(LEXICON);
  const folders = scenarioParents().flatMap(scenarioFolders).filter((folder) => positionals.length === 0 || positionals.includes(path.basename(folder)));
  let problems = 0;
  for (const folder of folders) {
    const { issues } = readScenario(folder, lexicon);
    problems += issues.length;
    for (const issue of issues) console.log(describeIssue(issue));
    console.log(`${path.basename(folder)}: ${issues.length === 0 ? "no problem in form" : `${issues.length} problems`}`);
  }
  return Promise.resolve(problems === 0 ? 0 : 1);
}
