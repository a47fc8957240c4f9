/**
 * Which scenario the next round is about: the first after the current one, in the library's order, that these two have not had; when
 * they have had all, the one after the current. Null for an empty library.
 */
export function nextScenario(library: readonly string[], current: string, used: readonly string[]): string | null {
  const at = library.indexOf(current);
  const order = [...library.slice(at + 1), ...library.slice(0, at + 1)];
  return order.find((id) => !used.includes(id) && id !== current) ?? order[0] ?? null;
}
