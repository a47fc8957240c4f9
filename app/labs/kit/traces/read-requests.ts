import { DenseIds } from "./dense-ids";
import { growingFloats, growingInts } from "./growing-columns";
import { momentOf, type Moment } from "./moments";
import { TraceError, type RequestTrace, type TraceReader } from "./trace";

const HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
const OBJECT = '{"timestamp": ms, "input_length": tokens, "output_length": tokens, "hash_ids": [...]}';
/** A prompt of a million tokens in blocks of 16 needs a third of it. */
const LONGEST_LINE = 2 * 1024 * 1024;
const MOST_TOKENS = 2 ** 31 - 1;
/** Milliseconds; far beyond any clock, small enough that differences stay exact. */
const LATEST = 1e15;
const SHOWN = 40;

type Request = { at: Moment; input: number; output: number; hashes: readonly number[] | null };
type LineReader = (text: string, line: number) => Request;

/**
 * Reads LLM requests from the two public formats, told apart by the first line: CSV as in the Azure LLM inference traces, JSON lines as
 * in the Mooncake traces. Blank lines and CRLF are fine, other CSV columns are passed over. Requests stand in order of time.
 */
export function requestsReader(name: string): TraceReader {
  const columns = new RequestColumns(name);
  let line = 0;
  let read: LineReader | null = null;
  return {
    line(raw) {
      line += 1;
      if (raw.length > LONGEST_LINE) {
        throw new TraceError(
          line,
          "Longer than 2 MB. One request per line is expected; split the file at its line ends.",
        );
      }
      const text = (line === 1 ? raw.replace(/^\uFEFF/, "") : raw).trim();
      if (text === "") return;
      if (read === null) {
        const isObject = text.startsWith("{");
        read = isObject ? requestOfJson : csvReader(text, line);
        if (!isObject) return;
      }
      columns.add(read(text, line), line);
    },
    end() {
      if (columns.count === 0) {
        throw new TraceError(
          Math.max(1, line),
          `No request found. Expected the header ${HEADER} and rows, or lines like ${OBJECT}.`,
        );
      }
      return columns.trace();
    },
  };
}

class RequestColumns {
  readonly #atSeconds = growingFloats();
  readonly #input = growingInts();
  readonly #output = growingInts();
  readonly #ids = growingInts();
  readonly #start = growingInts();
  readonly #dense = new DenseIds();
  #first: Moment | null = null;
  #hasBlocks = false;

  constructor(readonly name: string) {}

  get count(): number {
    return this.#atSeconds.length;
  }

  add({ at, input, output, hashes }: Request, line: number): void {
    if (this.#first === null) {
      this.#first = at;
      this.#hasBlocks = hashes !== null;
    } else if (this.#hasBlocks !== (hashes !== null)) {
      throw new TraceError(
        line,
        `${this.#hasBlocks ? "Has no hash_ids although the first request has" : "Has hash_ids although the first request has none"}. Give them to every request ([] for none) or to no request.`,
      );
    }
    const seconds = at.seconds - this.#first.seconds + (at.fraction - this.#first.fraction);
    if (seconds < this.#atSeconds.at(this.count - 1)) {
      throw new TraceError(line, "The timestamp is earlier than that of the request before. Sort the file by time.");
    }
    this.#atSeconds.push(seconds);
    this.#input.push(input);
    this.#output.push(output);
    if (hashes === null) return;
    this.#start.push(this.#ids.length);
    for (const hash of hashes) this.#ids.push(this.#dense.idOf(hash));
  }

  trace(): RequestTrace {
    if (this.#hasBlocks) this.#start.push(this.#ids.length);
    return {
      kind: "requests",
      name: this.name,
      count: this.count,
      atSeconds: this.#atSeconds.taken(),
      inputTokens: this.#input.taken(),
      outputTokens: this.#output.taken(),
      blocks: this.#hasBlocks
        ? { ids: this.#ids.taken(), start: this.#start.taken(), distinct: this.#dense.distinct }
        : null,
    };
  }
}

function csvReader(header: string, line: number): LineReader {
  const names = cells(header).map((cell) => cell.toLowerCase());
  const [time = 0, input = 0, output = 0] = cells(HEADER).map((name) => {
    const at = names.indexOf(name.toLowerCase());
    if (at >= 0) return at;
    throw new TraceError(
      line,
      `'${shortened(header)}' is neither the header ${HEADER} (column ${name} is missing) nor a line like ${OBJECT}.`,
    );
  });
  return (text, at) => {
    const row = cells(text);
    if (row.length !== names.length) {
      throw new TraceError(at, `Has ${String(row.length)} values, the header has ${String(names.length)}.`);
    }
    const moment = momentOf(row[time] ?? "");
    if (moment === null) {
      throw new TraceError(
        at,
        `TIMESTAMP is '${shortened(row[time] ?? "")}'. Write it like 2023-11-16 18:17:03.9799600.`,
      );
    }
    return {
      at: moment,
      input: tokens(row[input], "ContextTokens", at),
      output: tokens(row[output], "GeneratedTokens", at),
      hashes: null,
    };
  };
}

function cells(text: string): string[] {
  return text.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

function requestOfJson(text: string, line: number): Request {
  const value = parsed(text, line);
  const { timestamp } = value;
  if (typeof timestamp !== "number" || !(Math.abs(timestamp) <= LATEST)) {
    throw new TraceError(line, `timestamp is ${printed(timestamp)}. Give milliseconds as a number.`);
  }
  return {
    at: { seconds: Math.floor(timestamp / 1000), fraction: (timestamp - 1000 * Math.floor(timestamp / 1000)) / 1000 },
    input: tokens(value.input_length, "input_length", line),
    output: tokens(value.output_length, "output_length", line),
    hashes: hashesOf(value.hash_ids, line),
  };
}

function parsed(text: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new TraceError(
    line,
    `'${shortened(text)}' is not one whole JSON object. Write each request on one line, like ${OBJECT}.`,
  );
}

/** Of hashes above 2^53 the last bits are lost, as in every JSON reader of numbers: two of them may then count as one block. */
function hashesOf(value: unknown, line: number): readonly number[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw new TraceError(line, `hash_ids is ${printed(value)}. Give a list of whole numbers.`);
  const list: readonly unknown[] = value;
  const wrong = list.findIndex((hash) => !Number.isInteger(hash));
  if (wrong >= 0) {
    throw new TraceError(
      line,
      `hash_ids has ${printed(list[wrong])} as item ${String(wrong + 1)}. Give whole numbers.`,
    );
  }
  return list as readonly number[];
}

function tokens(value: unknown, field: string, line: number): number {
  const number = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= MOST_TOKENS) return number + 0;
  throw new TraceError(line, `${field} is ${printed(value)}. Give a whole number of tokens, 0 or more.`);
}

function printed(value: unknown): string {
  if (value === undefined) return "missing";
  return shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
