import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { SLUG } from "../../domain/ids";
import { labScaffold } from "./scaffold";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** `lab:new <id>`: the files of a lab that runs and passes the contract test, and its three entries. Overwrites nothing. */
export async function runLabNew(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { in: { type: "string", default: ROOT } },
  });
  const [id] = positionals;
  if (id === undefined || !SLUG.test(id)) {
    console.error(
      "Name the lab after its scenario, in lower-case words joined by hyphens: npm run lab:new -- etcd-quota",
    );
    return Promise.resolve(2);
  }
  const labs = path.join(values.in, "app/labs");
  const folder = path.join(labs, id);
  if (existsSync(folder)) {
    console.error(`${folder} exists already: nothing was written.`);
    return Promise.resolve(2);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(labScaffold(id))) writeFileSync(path.join(folder, name), text);
  for (const [name, edit] of Object.entries(entries(id))) {
    const file = path.join(labs, name);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  }
  console.log(
    `Wrote ${folder} and its entries in registry.ts, load.ts and views.tsx.\nTry it: npm run lab -- ${id} --preset naive; npx vitest run tests/contract/labs.test.ts; docs/labs.md goes on from here.`,
  );
  return Promise.resolve(0);
}

/** One line in each of the three maps, before its end. */
function entries(id: string): Record<string, (text: string) => string> {
  const name = id.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
  return {
    "registry.ts": (text) =>
      inMap(text, "LABS", `  "${id}": ${name},`).replace(
        'import type { Lab } from "./kit/lab";',
        `import type { Lab } from "./kit/lab";\nimport { lab as ${name} } from "./${id}/index";`,
      ),
    "load.ts": (text) => inMap(text, "LAB_LOADERS", `  "${id}": async () => (await import("./${id}/index")).lab,`),
    "views.tsx": (text) => inMap(text, "LOADERS", `  "${id}": () => import("./${id}/view"),`),
  };
}

function inMap(text: string, map: string, entry: string): string {
  const start = text.indexOf(`const ${map}`);
  const end = text.indexOf("};", start);
  if (start < 0 || end < 0) throw new Error(`There is no map ${map} to enter the lab into.`);
  const isEmpty = text.slice(start, end).endsWith("{");
  return `${text.slice(0, end)}${isEmpty ? "\n" : ""}${entry}\n${text.slice(end)}`;
}
