import type { AppContext } from "../context.server";

/** By scenario and by the rubric's order, as the library lists them; what has left the library comes last. */
export function inLibraryOrder<T extends { scenarioId: string; criterionId: string }>(
  { library }: Pick<AppContext, "library">,
  criteria: readonly T[],
): T[] {
  const keys = library.scenarios.flatMap(({ id, rubric }) =>
    rubric.criteria.map((criterion) => `${id}/${criterion.id}`),
  );
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = ({ scenarioId, criterionId }: T) => places.get(`${scenarioId}/${criterionId}`) ?? keys.length;
  return [...criteria].sort((a, b) => placeOf(a) - placeOf(b));
}
