import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { LabInputError, type Lab, type LabParams } from "../../labs/kit/lab";
import { problemsOf } from "../../labs/kit/link";
import { paramsOf } from "../../labs/kit/params-of";
import { readChunks } from "../../labs/kit/traces/read-chunks";
import { TRACE_BYTES, TraceError, type Trace } from "../../labs/kit/traces/trace";
import { traceReader } from "../../labs/kit/traces/trace-reader";
import { LABS, labOf } from "../../labs/registry";

const USAGE = `npm run lab -- <id> [--preset p] [--event e ...] [--trace FILE] [< params.json]   a run's result as JSON
npm run lab -- <id> --fn <name> [--trace FILE] < input               one of its functions
npm run lab -- --list                                                 all labs, presets, events and functions
npm run lab -- --schema <id> [--fn <name>]                            JSON Schema of params and result`;

/** A lab on the command line: JSON in, one JSON object out. Exit 2 with a message for anything that is wrong with the input. */
export async function runLab(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      preset: { type: "string" },
      event: { type: "string", multiple: true, default: [] },
      fn: { type: "string" },
      trace: { type: "string" },
      list: { type: "boolean", default: false },
      schema: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  try {
    if (values.help) return say(USAGE);
    if (values.list) return say(listed());
    const id = values.schema ?? positionals[0];
    if (id === undefined) throw new InputProblem(`Which lab?\n${USAGE}`);
    const lab = labOf(id);
    if (lab === null) throw new InputProblem(`There is no lab '${id}'. Labs: ${Object.keys(LABS).join(", ")}.`);
    if (values.schema !== undefined) return print(schemaOf(lab, values.fn));
    const trace = values.trace === undefined ? null : await readTrace(lab, values.trace, values.fn);
    const input = await readInput();
    return print(values.fn === undefined ? runOf(lab, input, trace, values) : call(lab, values.fn, input, trace));
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    console.error(problem);
    return 2;
  }
}

class InputProblem extends Error {
  override readonly name = "InputProblem";
}

/** What to tell about an error that the input caused; null for a fault of ours. */
function problemOf(error: unknown): string | null {
  if (error instanceof z.ZodError)
    return problemsOf(error)
      .map(({ field, message }) => `${field}: ${message}`)
      .join("\n");
  if (error instanceof InputProblem || error instanceof LabInputError || error instanceof TraceError)
    return error.message;
  return null;
}

function runOf(lab: Lab, input: string, trace: Trace | null, { preset, event }: { preset?: string; event: string[] }) {
  const unknown = [
    ...(preset === undefined || lab.presets.some(({ id }) => id === preset) ? [] : [`preset '${preset}'`]),
    ...event.filter((id) => !lab.events.some((one) => one.id === id)).map((id) => `event '${id}'`),
  ];
  if (unknown.length > 0) throw new InputProblem(`${lab.id} has no ${unknown.join(", no ")}. See --list.`);
  const changes = input.trim() === "" ? {} : (json(input) as LabParams);
  const params = paramsOf(lab, { ...(preset === undefined ? {} : { preset }), changes, events: event });
  const result = lab.run(params, { trace, progress: () => undefined });
  return { lab: lab.id, params, outcome: lab.outcome(result, params), result };
}

function call(lab: Lab, name: string, input: string, trace: Trace | null): unknown {
  const fn = functionOf(lab, name);
  if (fn.trace !== null && trace === null) throw new InputProblem(`${lab.id} --fn ${name} needs --trace FILE.`);
  return fn.output.parse(fn.call(fn.input.parse(fn.reads === "json" ? json(input) : input), trace));
}

function functionOf(lab: Lab, name: string) {
  const fn = Object.hasOwn(lab.functions, name) ? lab.functions[name] : undefined;
  const known = Object.keys(lab.functions).join(", ") || "none";
  if (fn === undefined) throw new InputProblem(`${lab.id} has no function '${name}'. Functions: ${known}.`);
  return fn;
}

function schemaOf(lab: Lab, name: string | undefined) {
  const schema = (type: z.ZodType, io: "input" | "output") => z.toJSONSchema(type, { io, unrepresentable: "any" });
  if (name !== undefined) {
    const { input, output } = functionOf(lab, name);
    return { input: schema(input, "input"), output: schema(output, "output") };
  }
  return { params: schema(lab.params, "input"), result: schema(lab.result, "output") };
}

function listed(): string {
  return Object.values(LABS)
    .map(({ id, title, kind, presets, events, functions, trace }) =>
      [
        `${id}: ${title} (${kind})`,
        `  presets: ${presets.map((one) => one.id).join(", ")}`,
        `  events: ${events.map((one) => one.id).join(", ")}`,
        ...Object.entries(functions).map(([name, { summary }]) => `  --fn ${name}: ${summary}`),
        ...(trace === null ? [] : [`  --trace: ${trace}`]),
      ].join("\n"),
    )
    .join("\n");
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputProblem(`Standard input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readTrace(lab: Lab, file: string, fn: string | undefined): Promise<Trace> {
  const kind = fn === undefined ? lab.trace : functionOf(lab, fn).trace;
  if (kind === null) throw new InputProblem(`${lab.id}${fn === undefined ? "" : ` --fn ${fn}`} takes no trace.`);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new InputProblem(`There is no file ${file}.`);
  if (size > TRACE_BYTES) throw new InputProblem(`${file} is larger than 50 MB: cut it, or take every tenth request.`);
  const chunks = createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 });
  return readChunks(chunks as AsyncIterable<string>, traceReader(kind, path.basename(file)));
}

/** Standard input, or nothing when it is a terminal. */
async function readInput(): Promise<string> {
  if (process.stdin.isTTY) return "";
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk as string;
  return text;
}

function print(value: unknown): number {
  return say(JSON.stringify(value));
}

function say(text: string): number {
  console.log(text);
  return 0;
}
