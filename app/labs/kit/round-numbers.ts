const DIGITS = 12;

/** The same value with every number in it rounded to twelve significant digits; -0 becomes 0. @throws RangeError for NaN and Infinity */
export function roundNumbers<T>(value: T): T {
  return rounded(value, "result") as T;
}

function rounded(value: unknown, path: string): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${path} is ${String(value)}: JSON has no such number.`);
    return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(DIGITS));
  }
  if (Array.isArray(value)) return value.map((one, index) => rounded(one, `${path}.${String(index)}`));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one, `${path}.${key}`)]));
  }
  return value;
}
