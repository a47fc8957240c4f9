/** Before the param's name, in the names of the fields that hold a design's numbers. */
export const NUMBER_PREFIX = "number.";

/** The numbers of a form: null for an empty field, NaN for what is no number, which no range takes. */
export function readNumbers(fields: Readonly<Record<string, unknown>>): Record<string, number | null> {
  const numbers: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(NUMBER_PREFIX) || typeof value !== "string") continue;
    const text = value.trim().replace(",", ".");
    numbers[name.slice(NUMBER_PREFIX.length)] = text === "" ? null : Number(text);
  }
  return numbers;
}
