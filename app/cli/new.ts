import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { SLUG } from "../domain/ids";
import { BUILT_IN } from "./content-place";
import { scaffold } from "./scaffold";

/** `content:new <id> [--in folder]`: writes the four files of a scenario, ready to be filled in. Overwrites nothing. */
export async function runNew(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { in: { type: "string", default: BUILT_IN } },
  });
  const [id] = positionals;
  if (id === undefined || !SLUG.test(id)) {
    console.error("Name the scenario in lower-case words joined by hyphens: npm run content:new -- retry-storm");
    return Promise.resolve(2);
  }
  const folder = path.resolve(values.in, id);
  if (existsSync(folder)) {
    console.error(`${folder} exists already: nothing was written.`);
    return Promise.resolve(2);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(scaffold(id))) writeFileSync(path.join(folder, name), text);
  console.log(
    `Wrote ${folder}.\nFill it in with docs/authoring.md beside you; npm run content:check -- ${id} lists what is still missing.`,
  );
  return Promise.resolve(0);
}
