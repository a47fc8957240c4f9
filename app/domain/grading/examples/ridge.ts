import type { Bag } from "./features";

/**
 * Kernel ridge regression over marked examples (Saunders, Gammerman, Vovk 1998): what level the texts most like this one were marked with, where
 * likeness to many counts, not only to the nearest few. Solved once when a rubric is compiled; asking costs one comparison per example.
 */
export type Ridge = {
  ids: readonly string[];
  vocabulary: ReadonlyMap<string, number>;
  points: readonly Point[];
  power: number;
  /** (K + ridge x I)^-1, which also tells what the weights would be without some of the examples. */
  inverse: readonly Float64Array[];
  /** One list per target: mean over the examples, and a weight per example. */
  targets: readonly { mean: number; weights: Float64Array }[];
};
/** A sparse vector of unit length. */
type Point = { at: Int32Array; value: Float64Array };

export type RidgeInput = { id: string; vector: Bag; norm: number; targets: readonly number[] };

/** `power` sharpens likeness (cosine ^ power); `ridge` is the penalty. Null for fewer than two examples. */
export function fitRidge(inputs: readonly RidgeInput[], power: number, ridge: number): Ridge | null {
  if (inputs.length < 2) return null;
  const vocabulary = new Map<string, number>();
  for (const { vector } of inputs)
    for (const feature of vector.keys()) if (!vocabulary.has(feature)) vocabulary.set(feature, vocabulary.size);
  const points = inputs.map(({ vector, norm }) => pointOf(vector, norm, vocabulary));
  const scratch = new Float64Array(vocabulary.size);
  const kernel = points.map((point, at) => {
    const row = likenesses(points, point, power, scratch);
    row[at] = (row[at] ?? 0) + ridge;
    return row;
  });
  const inverse = invert(kernel);
  const count = inputs[0]?.targets.length ?? 0;
  const targets = Array.from({ length: count }, (_, target) => {
    const values = inputs.map((input) => input.targets[target] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const weights = Float64Array.from(inverse, (row) =>
      row.reduce((sum, value, at) => sum + value * ((values[at] ?? 0) - mean), 0),
    );
    return { mean, weights };
  });
  return { ids: inputs.map(({ id }) => id), vocabulary, points, power, inverse, targets };
}

/** The estimate of every target for a text, as if the excluded examples had never been marked. */
export function estimate(
  ridge: Ridge,
  text: { vector: Bag; norm: number },
  excluded: (id: string) => boolean,
): number[] {
  const point = pointOf(text.vector, text.norm, ridge.vocabulary);
  const likeness = likenesses(ridge.points, point, ridge.power, new Float64Array(ridge.vocabulary.size));
  const left = ridge.ids.flatMap((id, at) => (excluded(id) ? [at] : []));
  // Without S the weights are a - G_S (G_SS)^-1 a_S (block inverse), so the likeness to S is carried over to the others instead.
  const carried = left.length === 0 ? null : carryOver(ridge.inverse, likeness, left);
  return ridge.targets.map(({ mean, weights }) => {
    let sum = mean;
    for (let at = 0; at < weights.length; at += 1) sum += (likeness[at] ?? 0) * (weights[at] ?? 0);
    if (carried !== null) for (const [index, at] of left.entries()) sum -= (carried[index] ?? 0) * (weights[at] ?? 0);
    return sum;
  });
}

/** c = (G_SS)^-1 G_S. k, with k the likenesses (those to S included): sum over S of c x a is what leaving S out takes away. */
function carryOver(inverse: Ridge["inverse"], likeness: Float64Array, left: readonly number[]): Float64Array {
  const block = left.map((row) => Float64Array.from(left, (column) => inverse[row]?.[column] ?? 0));
  const right = left.map((row) =>
    (inverse[row] ?? new Float64Array()).reduce((sum, value, at) => sum + value * (likeness[at] ?? 0), 0),
  );
  const solved = invert(block);
  return Float64Array.from(solved, (row) => row.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0));
}

function pointOf(vector: Bag, norm: number, vocabulary: ReadonlyMap<string, number>): Point {
  const known = [...vector].flatMap(([feature, value]) => {
    const at = vocabulary.get(feature);
    return at === undefined ? [] : [{ at, value: norm === 0 ? 0 : value / norm }];
  });
  return { at: Int32Array.from(known, ({ at }) => at), value: Float64Array.from(known, ({ value }) => value) };
}

function likenesses(points: readonly Point[], point: Point, power: number, scratch: Float64Array): Float64Array {
  for (let index = 0; index < point.at.length; index += 1) scratch[point.at[index] ?? 0] = point.value[index] ?? 0;
  const row = Float64Array.from(points, ({ at, value }) => {
    let dot = 0;
    for (let index = 0; index < at.length; index += 1) dot += (scratch[at[index] ?? 0] ?? 0) * (value[index] ?? 0);
    return dot <= 0 ? 0 : dot ** power;
  });
  for (const at of point.at) scratch[at] = 0;
  return row;
}

/** Inverse of a symmetric positive definite matrix by its Cholesky factor. */
function invert(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const factor = matrix.map((row) => Float64Array.from(row));
  for (let row = 0; row < size; row += 1) {
    const own = factor[row] ?? new Float64Array(size);
    for (let column = 0; column <= row; column += 1) {
      const other = factor[column] ?? own;
      let sum = own[column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (own[at] ?? 0) * (other[at] ?? 0);
      own[column] = column === row ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (other[column] ?? 1);
    }
  }
  const rows: Float64Array[] = [];
  for (let unit = 0; unit < size; unit += 1) {
    const solved = new Float64Array(size);
    for (let row = unit; row < size; row += 1) {
      let sum = row === unit ? 1 : 0;
      const own = factor[row] ?? solved;
      for (let at = unit; at < row; at += 1) sum -= (own[at] ?? 0) * (solved[at] ?? 0);
      solved[row] = sum / (own[row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let sum = solved[row] ?? 0;
      for (let at = row + 1; at < size; at += 1) sum -= (factor[at]?.[row] ?? 0) * (solved[at] ?? 0);
      solved[row] = sum / (factor[row]?.[row] ?? 1);
    }
    rows.push(solved);
  }
  return rows;
}
