import { DIMENSION_MEANING, DIMENSION_TITLE, type Dimension } from "../../domain/rubric/schema";

/** A reasoning dimension in small quiet type; `hasMeaning` adds what it asks for. */
export function DimensionTag({ dimension, hasMeaning = false }: { dimension: Dimension; hasMeaning?: boolean }) {
  return (
    <span className="text-sm text-ink-soft">
      {DIMENSION_TITLE[dimension]}
      {hasMeaning ? <span className="text-ink-faint">: {DIMENSION_MEANING[dimension]}</span> : null}
    </span>
  );
}
