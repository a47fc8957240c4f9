/** The value at "bill.savingShare" or "zones.0.lost"; undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => {
    if (typeof at !== "object" || at === null) return undefined;
    return (at as Record<string, unknown>)[key];
  }, value);
}
