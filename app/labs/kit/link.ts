import type { z } from "zod";
import { fieldsOf, type Field } from "./fields";
import type { FieldValue, Lab, LabParams, LabProblem } from "./lab";

/** What a page or a link asks a lab to do. */
export type LabState = {
  params: LabParams;
  /** Fields that could not be used; their defaults stand in `params`. */
  problems: LabProblem[];
  /** What was typed into those fields, so that it comes back with the complaint. */
  typed: Record<string, string>;
};

/** The params that are not the defaults, as a query: short links, and links that survive a new field. */
export function queryOf(lab: Lab, params: LabParams): string {
  return queryText(
    fieldsOf(lab.params).flatMap(({ key, initial }) => {
      const value = params[key];
      return value === undefined || value === initial ? [] : [[key, String(value)] as const];
    }),
  );
}

/** Pairs as the query of an address. */
export function queryText(pairs: readonly (readonly [key: string, value: string])[]): string {
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(whole(value))}`).join("&");
}

/** Half a surrogate pair cannot be encoded; it becomes the replacement character, as in a URLSearchParams. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

/**
 * The params that a query or a form holds: text of every field. `isForm`: a switch that is off is absent from a form, and absent from a
 * query when it is the default.
 */
export function paramsFrom(lab: Lab, get: (key: string) => string | null, { isForm = false } = {}): LabState {
  const fields = fieldsOf(lab.params);
  const given = new Map<string, FieldValue>();
  const wrong = new Map<string, LabProblem>();
  for (const field of fields) {
    const text = get(field.key);
    const value = text === null ? (isForm && field.kind === "switch" ? false : undefined) : readField(field, text);
    if (value === null) wrong.set(field.key, problem(field, `${field.label} must be a number.`));
    else if (value !== undefined) given.set(field.key, value);
  }
  for (const { path, message } of lab.params.safeParse(Object.fromEntries(given)).error?.issues ?? []) {
    const field = fields.find(({ key }) => key === path[0]);
    if (field === undefined) continue;
    wrong.set(field.key, problem(field, message));
    given.delete(field.key);
  }
  return {
    params: lab.params.parse(Object.fromEntries(given)),
    problems: [...wrong.values()],
    typed: Object.fromEntries([...wrong.keys()].map((key) => [key, get(key) ?? ""])),
  };
}

/** Text to value; null for a number field without a number; undefined for an empty one, which is the default. */
function readField({ kind }: Field, text: string): number | boolean | string | null | undefined {
  if (kind === "text") return text.replace(/\r\n?/g, "\n");
  if (kind === "choice") return text;
  if (kind === "switch") return text === "true" || text === "on";
  if (text.trim() === "") return undefined;
  const number = Number(text.trim().replace(",", "."));
  return Number.isFinite(number) ? number : null;
}

function problem({ key }: Field, message: string): LabProblem {
  return { field: key, line: null, message };
}

/** Problems of params that a program gave, in the words of a form. */
export function problemsOf(error: z.ZodError): LabProblem[] {
  return error.issues.map(({ path, message }) => ({ field: path.join("."), line: null, message }));
}
