import { readCsvSeries } from "./availability-csv";
import { readJsonSeries } from "./availability-json";
import type { SeriesReader } from "./availability-series";
import { TraceError, type TraceReader } from "./trace";

/**
 * Reads how many instances were up, zone by zone:
 * - CSV with the header `time_seconds,<zone>,<zone>...`, one row a step, counts or 0/1;
 * - the JSON of github.com/skypilot-org/spot-traces, `{"metadata": {"gap_seconds": 300}, "data": [16, 0, ...]}`: one file is one zone,
 *   and files written one after the other are zones beside each other. Series of different length end with the shortest. A zone is
 *   called after `metadata.zone` where there is one, after the file when it is alone, and otherwise by its place.
 */
export function availabilityReader(name: string): TraceReader {
  let reader: SeriesReader | null = null;
  let at = 0;
  return {
    line(text) {
      at += 1;
      const clean = at === 1 ? text.replace(/^\uFEFF/, "") : text;
      if (clean.trim() === "") return;
      reader ??= clean.trimStart().startsWith("{") ? readJsonSeries(name) : readCsvSeries();
      reader.line(clean, at);
    },
    end() {
      if (reader === null) {
        throw new TraceError(
          1,
          "the file is empty. Give a CSV that begins with time_seconds,<zone>, or spot-traces JSON.",
        );
      }
      return { kind: "availability", name, ...reader.end(at) };
    },
  };
}
