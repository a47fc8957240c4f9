import type { AppContext } from "../context.server";
import { textsByVersion } from "../attempt/attempt-texts.server";

type Versioned = { scenarioId: string; rubricVersion: string };
type VersionedCriterion = Versioned & { criterionId: string };
export type Titles = { scenario: (of: Versioned) => string; criterion: (of: VersionedCriterion) => string };

/**
 * Titles as the library has them today, else as they were stored with the attempt; the id itself when they are nowhere. One query
 * at most, and none while every scenario and criterion is still in the library.
 */
export async function readTitles(
  ctx: Pick<AppContext, "db" | "library">,
  entries: readonly (Versioned & { criterionId?: string })[],
): Promise<Titles> {
  const current = ({ scenarioId }: Versioned) => ctx.library.get(scenarioId);
  const criterionIn = (
    texts: { rubric: { criteria: readonly { id: string; title: string }[] } } | undefined,
    id: string,
  ) => texts?.rubric.criteria.find((criterion) => criterion.id === id)?.title;
  const gone = entries.filter((entry) =>
    entry.criterionId === undefined
      ? current(entry) === undefined
      : criterionIn(current(entry), entry.criterionId) === undefined,
  );
  const stored = await textsByVersion(ctx, gone);
  return {
    scenario: (of) => (current(of) ?? stored.get(of.rubricVersion))?.scenario.title ?? of.scenarioId,
    criterion: (of) =>
      criterionIn(current(of), of.criterionId) ??
      criterionIn(stored.get(of.rubricVersion), of.criterionId) ??
      of.criterionId,
  };
}
