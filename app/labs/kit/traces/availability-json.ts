import { isCount, MOST_ZONES, type SeriesReader } from "./availability-series";
import { TraceError } from "./trace";

type Series = { name: string | null; stepSeconds: number; up: Int32Array; at: number };

const SHAPE = '{"metadata": {"gap_seconds": 300}, "data": [16, 0]}';

/** One or more documents of the spot-traces format, each on any number of lines. */
export function readJsonSeries(fileName: string): SeriesReader {
  const splitter = documentSplitter();
  const series: Series[] = [];
  return {
    line(text, at) {
      for (const { json, startedAt } of splitter.push(text, at)) {
        series.push(seriesOf(json, startedAt));
        if (series.length > MOST_ZONES)
          throw new TraceError(startedAt, `more than the ${MOST_ZONES} zones that are read.`);
      }
    },
    end(at) {
      const openedAt = splitter.openedAt();
      if (openedAt !== null)
        throw new TraceError(at, `the JSON that begins in line ${openedAt} is not closed. Is the file whole?`);
      const [first] = series;
      if (first === undefined) throw new TraceError(at, `there is no series. The format is ${SHAPE}.`);
      const other = series.find((one) => one.stepSeconds !== first.stepSeconds);
      if (other !== undefined) {
        throw new TraceError(
          other.at,
          `gap_seconds is ${other.stepSeconds} here and ${first.stepSeconds} before. Zones beside each other need one step.`,
        );
      }
      const length = Math.min(...series.map(({ up }) => up.length));
      const zones = series.map(({ name, up }, index) => ({
        name: name ?? placeName(fileName, index, series.length),
        up: up.slice(0, length),
      }));
      return { stepSeconds: first.stepSeconds, zones };
    },
  };
}

function placeName(fileName: string, index: number, of: number): string {
  return of === 1 ? fileName.replace(/\.[a-z0-9]+$/i, "") : `zone ${index + 1}`;
}

function seriesOf(json: string, at: number): Series {
  const value = parsed(json, at);
  const metadata = field(value, "metadata");
  const stepSeconds = field(metadata, "gap_seconds");
  if (typeof stepSeconds !== "number" || !(stepSeconds > 0)) {
    throw new TraceError(at, `metadata.gap_seconds has to be the seconds between two samples. The format is ${SHAPE}.`);
  }
  const data = field(value, "data");
  if (!Array.isArray(data) || data.length < 2) {
    throw new TraceError(at, `"data" has to be a list of two counts or more. The format is ${SHAPE}.`);
  }
  const wrong = data.findIndex((count) => !isCount(count));
  if (wrong >= 0) {
    const shown = JSON.stringify(data[wrong]).slice(0, 40);
    throw new TraceError(
      at,
      `value ${wrong + 1} of "data" is ${shown}. Write the number of instances that were up, 0 or more.`,
    );
  }
  const name = field(metadata, "zone");
  return {
    name: typeof name === "string" && name !== "" ? name : null,
    stepSeconds,
    up: Int32Array.from(data as number[]),
    at,
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function parsed(json: string, at: number): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new TraceError(at, `this is no JSON that can be read. The format is ${SHAPE}.`);
  }
}

/** Cuts a stream of lines into JSON objects by counting braces outside strings, so that files joined by `cat` need no separator. */
function documentSplitter() {
  let pieces: string[] = [];
  let depth = 0;
  let startedAt = 0;
  let isInString = false;
  let isEscaped = false;

  function step(character: string): void {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (character === "\\") isEscaped = true;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
  }

  return {
    openedAt: (): number | null => (depth > 0 ? startedAt : null),
    push(text: string, at: number): { json: string; startedAt: number }[] {
      const done: { json: string; startedAt: number }[] = [];
      let from = 0;
      for (let index = 0; index < text.length; index += 1) {
        const character = text.charAt(index);
        if (depth === 0) {
          if (/[\s,]/.test(character)) continue;
          if (character !== "{") {
            throw new TraceError(
              at,
              `"${text.slice(index, index + 20)}" stands between two series. The format is ${SHAPE}.`,
            );
          }
          from = index;
          startedAt = at;
        }
        step(character);
        if (depth > 0) continue;
        pieces.push(text.slice(from, index + 1));
        done.push({ json: pieces.join("\n"), startedAt });
        pieces = [];
      }
      if (depth > 0) pieces.push(text.slice(from));
      return done;
    },
  };
}
