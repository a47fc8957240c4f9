import { isCount, MOST_ZONES, type SeriesReader } from "./availability-series";
import { TraceError } from "./trace";

const HEADER = "time_seconds";
/** Seconds by which a step may differ from the first one: times are often written with rounded fractions. */
const STEP_SLACK = 0.001;

/** `time_seconds,us-west-2a,us-west-2b`, then one row a step. */
export function readCsvSeries(): SeriesReader {
  let zones: { name: string; up: number[] }[] | null = null;
  let first = 0;
  let rows = 0;
  let stepSeconds = 0;
  return {
    line(text, at) {
      const cells = text.split(",").map((cell) => cell.trim());
      if (zones === null) {
        zones = zonesOfHeader(cells, at);
        return;
      }
      if (cells.length !== zones.length + 1) {
        throw new TraceError(
          at,
          `it has ${cells.length} columns and the header has ${zones.length + 1}. Give one count per zone in every row.`,
        );
      }
      const time = Number(cells[0]);
      if (cells[0] === "" || !Number.isFinite(time)) {
        throw new TraceError(at, `"${short(cells[0])}" is no time. Write ${HEADER} as seconds, for example 300.`);
      }
      if (rows === 0) first = time;
      if (rows === 1) stepSeconds = time - first;
      if (rows > 0) checkStep(time, first + rows * stepSeconds, stepSeconds, at);
      zones.forEach((zone, index) => zone.up.push(countOf(cells[index + 1], zone.name, at)));
      rows += 1;
    },
    end(at) {
      if (zones === null || rows < 2) {
        throw new TraceError(at, "a series needs two rows at least, because the step is the time between them.");
      }
      return { stepSeconds, zones: zones.map(({ name, up }) => ({ name, up: Int32Array.from(up) })) };
    },
  };
}

function zonesOfHeader(cells: readonly string[], at: number): { name: string; up: number[] }[] {
  const [time, ...names] = cells;
  if (time?.toLowerCase() !== HEADER) {
    throw new TraceError(
      at,
      `the header has to begin with ${HEADER}, then one column per zone; it begins with "${short(time)}".`,
    );
  }
  if (names.length === 0) throw new TraceError(at, `no zone stands after ${HEADER}. Add one column per zone.`);
  if (names.length > MOST_ZONES)
    throw new TraceError(at, `${names.length} zones are more than the ${MOST_ZONES} that are read.`);
  if (names.includes("")) throw new TraceError(at, "a zone has no name. Give every column one.");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new TraceError(at, `the zone "${short(twice)}" stands there twice. Give each its own name.`);
  return names.map((name) => ({ name, up: [] }));
}

function checkStep(time: number, expected: number, stepSeconds: number, at: number): void {
  if (stepSeconds <= 0) throw new TraceError(at, "the time does not rise. Sort the rows by time_seconds.");
  if (Math.abs(time - expected) <= Math.max(STEP_SLACK, stepSeconds * STEP_SLACK)) return;
  throw new TraceError(
    at,
    `the time is ${time} where ${expected} was due (a step of ${stepSeconds} s). Resample the series to one constant step.`,
  );
}

function countOf(cell: string | undefined, zone: string, at: number): number {
  const count = Number(cell);
  if (cell === undefined || cell === "" || !isCount(count)) {
    throw new TraceError(
      at,
      `"${short(cell)}" in the column ${zone} is no count. Write 0, 1 or the number of instances that were up.`,
    );
  }
  return count;
}

function short(cell: string | undefined): string {
  return (cell ?? "").slice(0, 40);
}
