import type { AvailabilityTrace } from "./trace";

/** What the reader of one format makes of the lines of a file. */
export type SeriesReader = {
  /** @throws TraceError */
  line(text: string, at: number): void;
  /** `at` is the number of the last line. @throws TraceError when nothing usable came */
  end(at: number): Pick<AvailabilityTrace, "stepSeconds" | "zones">;
};

/** Zones that a trace may have: a picture and a table hold no more. */
export const MOST_ZONES = 32;

/** Whether a value can be a count of instances. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}
