import { z } from "zod";
import { FIRST_GROUP } from "./page-keys";

/** What a form and a JSON Schema need to know of a param. */
export type FieldMeta = {
  label: string;
  /** As printed after the number: "s", "%", "GPUs"; empty for none. */
  unit: string;
  /** One line: what it means for the model, and where the default comes from. */
  meaning: string;
  kind: "number" | "switch" | "choice" | "text";
  min?: number;
  max?: number;
  step?: number;
  options?: readonly { value: string; label: string }[];
  /** Rows of a text field. */
  rows?: number;
  /** Fields of one group stand together; the first group is open, the others fold. */
  group: string;
};
type Words = Pick<FieldMeta, "label" | "meaning"> & { group?: string };
export type Field = FieldMeta & { key: string; initial: number | boolean | string };

const metas = z.registry<FieldMeta>();

export function numberField(
  words: Words & { unit: string; min: number; max: number; step: number; initial: number; isInteger?: boolean },
) {
  const { label, meaning, unit, min, max, step, initial, group = FIRST_GROUP } = words;
  const base = z.number({ error: `${label} must be a number.` });
  const whole = words.isInteger === true ? base.int(`${label} must be a whole number.`) : base;
  const range = `${label} must be between ${String(min)} and ${String(max)}${unit === "" ? "" : ` ${unit}`}.`;
  return kept(whole.min(min, range).max(max, range).default(initial), {
    label,
    meaning,
    unit,
    min,
    max,
    step,
    group,
    kind: "number",
  });
}

export function switchField(words: Words & { initial: boolean }) {
  const { label, meaning, initial, group = FIRST_GROUP } = words;
  return kept(z.boolean().default(initial), { label, meaning, unit: "", group, kind: "switch" });
}

/** `options`: value to label. */
export function choiceField<const Options extends Record<string, string>>(
  words: Words & { options: Options; initial: keyof Options & string },
) {
  const { label, meaning, initial, group = FIRST_GROUP } = words;
  const values = Object.keys(words.options) as [keyof Options & string, ...(keyof Options & string)[]];
  const options = values.map((value) => ({ value, label: words.options[value] ?? value }));
  const choice = z.enum(values, { error: `${label} must be one of ${values.join(", ")}.` });
  return kept(choice.default(initial as never), { label, meaning, unit: "", group, kind: "choice", options });
}

/** A text of up to `most` characters: YAML, or one event a line. */
export function textField(words: Words & { initial: string; most: number; rows: number }) {
  const { label, meaning, initial, rows, most, group = FIRST_GROUP } = words;
  const text = z.string().max(most, `${label} may have at most ${most.toLocaleString("en")} characters.`);
  return kept(text.default(initial), { label, meaning, unit: "", group, kind: "text", rows });
}

/** The fields of a params schema, in their order. @throws TypeError for a schema that was not built from this file's fields */
export function fieldsOf(params: z.ZodType): Field[] {
  if (!(params instanceof z.ZodObject)) throw new TypeError("The params of a lab are a z.strictObject of fields.");
  return Object.entries(params.shape as Record<string, z.ZodType>).map(([key, schema]) => {
    const meta = metas.get(schema);
    if (meta === undefined) throw new TypeError(`The param '${key}' is not one of kit/fields.ts.`);
    return { ...meta, key, initial: schema.parse(undefined) as Field["initial"] };
  });
}

/** The registry is ours; title and description go to zod's own, from where JSON Schema takes them. */
function kept<T extends z.ZodType>(schema: T, meta: FieldMeta): T {
  const unit = meta.unit === "" ? "" : ` [${meta.unit}]`;
  const described = schema.meta({ title: meta.label, description: `${meta.meaning}${unit}` });
  metas.add(described, meta);
  return described;
}
