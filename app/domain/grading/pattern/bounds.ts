import type { QuantityDim } from "../../rubric/schema";
import { findQuantities, type Quantity } from "../text/quantities";
import { tokenize } from "../text/tokens";

export type Bound = { op: ">=" | "<=" | "=" | ">" | "<"; value: number };

/** Two numbers are the same figure when they differ by less than this share: 0.33 and a third, 49% and 50% are not. */
const SAME = 0.005;

/** Reads ">=90s", "=70%", "<=8"; a bare number is taken in the base unit of the kind. Null when it is no number. */
export function parseBound(written: string, dim: QuantityDim): Bound | null {
  const op = [">=", "<=", "=", ">", "<"].find((known) => written.startsWith(known));
  if (op === undefined) return null;
  const rest = written.slice(op.length);
  const tokens = tokenize(rest);
  const quantity = findQuantities(tokens, 0, tokens.length)[0];
  if (quantity?.to !== tokens.length || (quantity.dim !== dim && quantity.dim !== "num")) return null;
  return { op: op as Bound["op"], value: quantity.value };
}

export function sameFigure(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

/** Whether a quantity of the text satisfies `#dim` with an optional bound; `#num` takes any number. */
export function fitsQuantity(quantity: Quantity, dim: QuantityDim, bound: Bound | null): boolean {
  if (dim !== "num" && quantity.dim !== dim && !(dim === "count" && quantity.dim === "num" && bound !== null))
    return false;
  if (!bound) return true;
  const equal = sameFigure(quantity.value, bound.value);
  switch (bound.op) {
    case "=":
      return equal;
    case ">=":
      return equal || quantity.value > bound.value;
    case "<=":
      return equal || quantity.value < bound.value;
    case ">":
      return !equal && quantity.value > bound.value;
    case "<":
      return !equal && quantity.value < bound.value;
  }
}
