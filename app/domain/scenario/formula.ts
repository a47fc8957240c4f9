import jsep from "jsep";

/** Arithmetic over named numbers: + - * / ** % ( ), and the functions below. Nothing else parses. */
const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  min: Math.min,
  max: Math.max,
  sqrt: Math.sqrt,
  ln: Math.log,
  exp: Math.exp,
};

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
};

export type Formula = { names: ReadonlySet<string>; evaluate: (values: Readonly<Record<string, number>>) => number };
export type FormulaProblem = { problem: string };

/** Parses a formula once; `evaluate` throws nothing for values that hold every name. */
export function parseFormula(source: string): Formula | FormulaProblem {
  let tree: jsep.Expression;
  try {
    tree = jsep(source);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "it cannot be read" };
  }
  const names = new Set<string>();
  const problem = check(tree, names);
  if (problem !== null) return { problem };
  return { names, evaluate: (values) => evaluate(tree, values) };
}

function check(node: jsep.Expression, names: Set<string>): string | null {
  if (isLiteral(node)) return typeof node.value === "number" ? null : `${node.raw} is not a number`;
  if (isIdentifier(node)) {
    names.add(node.name);
    return null;
  }
  if (isUnary(node)) return node.operator === "-" ? check(node.argument, names) : `unknown operator ${node.operator}`;
  if (isBinary(node)) {
    if (!Object.hasOwn(OPERATORS, node.operator)) return `unknown operator ${node.operator}`;
    return check(node.left, names) ?? check(node.right, names);
  }
  if (isCall(node)) {
    if (!isIdentifier(node.callee) || !Object.hasOwn(FUNCTIONS, node.callee.name)) {
      return `unknown function; use ${Object.keys(FUNCTIONS).join(", ")}`;
    }
    return node.arguments.map((argument) => check(argument, names)).find((found) => found !== null) ?? null;
  }
  return `a ${node.type} has no place in a formula`;
}

function evaluate(node: jsep.Expression, values: Readonly<Record<string, number>>): number {
  if (isLiteral(node)) return typeof node.value === "number" ? node.value : Number.NaN;
  if (isIdentifier(node)) return values[node.name] ?? Number.NaN;
  if (isUnary(node)) return -evaluate(node.argument, values);
  if (isBinary(node)) {
    return OPERATORS[node.operator]?.(evaluate(node.left, values), evaluate(node.right, values)) ?? Number.NaN;
  }
  if (isCall(node) && isIdentifier(node.callee)) {
    return FUNCTIONS[node.callee.name]?.(...node.arguments.map((argument) => evaluate(argument, values))) ?? Number.NaN;
  }
  return Number.NaN;
}

const isLiteral = (node: jsep.Expression): node is jsep.Literal => node.type === "Literal";
const isIdentifier = (node: jsep.Expression): node is jsep.Identifier => node.type === "Identifier";
const isUnary = (node: jsep.Expression): node is jsep.UnaryExpression => node.type === "UnaryExpression";
const isBinary = (node: jsep.Expression): node is jsep.BinaryExpression => node.type === "BinaryExpression";
const isCall = (node: jsep.Expression): node is jsep.CallExpression => node.type === "CallExpression";
