import { DIMENSIONS, type Dimension, type Rubric } from "../../domain/rubric/schema";

/** The dimensions that a rubric asks for, each once, in their usual order. */
export function dimensionsOf({ criteria }: Rubric): Dimension[] {
  return DIMENSIONS.filter((dimension) => criteria.some((criterion) => criterion.dimension === dimension));
}
