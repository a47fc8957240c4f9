import type { Selector } from "./shapes";

type Labels = Readonly<Record<string, string>>;

/** A missing selector selects nothing, an empty one everything in its namespace (policy/v1). */
export function selects(selector: Selector | null, labels: Labels): boolean {
  if (selector === null) return false;
  const pairs = Object.entries(selector.matchLabels ?? {});
  return (
    pairs.every(([key, value]) => labelOf(labels, key) === value) &&
    (selector.matchExpressions ?? []).every((expression) => fits(expression, labels))
  );
}

export function isEmptySelector(selector: Selector | null): boolean {
  return (
    selector !== null &&
    Object.keys(selector.matchLabels ?? {}).length === 0 &&
    (selector.matchExpressions ?? []).length === 0
  );
}

function fits({ key, operator, values }: NonNullable<Selector["matchExpressions"]>[number], labels: Labels): boolean {
  const value = labelOf(labels, key);
  const listed = value !== undefined && (values ?? []).includes(value);
  switch (operator) {
    case "In":
      return listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
