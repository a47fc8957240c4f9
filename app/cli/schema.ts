import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { AnswersSchema, LexiconSchema, RubricSchema } from "../domain/rubric/schema";
import { ScenarioSchema, TwinSchema } from "../domain/scenario/schema";

export const CONTENT_SCHEMAS = {
  scenario: ScenarioSchema,
  rubric: RubricSchema,
  answers: AnswersSchema,
  twin: TwinSchema,
  lexicon: LexiconSchema,
} as const;

/** JSON Schema (2020-12) of one kind of content file, as an author writes it: fields with defaults may be left out. */
export function jsonSchemaOf(kind: keyof typeof CONTENT_SCHEMAS): unknown {
  return z.toJSONSchema(CONTENT_SCHEMAS[kind], { io: "input" });
}

/** `content:schema [--out folder]`: writes the JSON Schemas that editors use to complete and check YAML. */
export async function runSchema(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: "string", default: ".cache/schemas" } } });
  mkdirSync(values.out, { recursive: true });
  for (const kind of Object.keys(CONTENT_SCHEMAS) as (keyof typeof CONTENT_SCHEMAS)[]) {
    const file = path.join(values.out, `${kind}.schema.json`);
    writeFileSync(file, `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`);
    console.log(file);
  }
  return Promise.resolve(0);
}
