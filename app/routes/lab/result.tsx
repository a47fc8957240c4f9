import { Suspense, useEffect, useRef } from "react";
import { VerdictBadge } from "../../components/lab/verdict-badge";
import { DataTable } from "../../components/ui/data-table";
import { Disclosure } from "../../components/ui/disclosure";
import type { LabTable } from "../../labs/kit/lab";
import type { ShownRun } from "../../labs/kit/shown-run";
import { labParts } from "../../labs/views";

const NARROW = 358;
const WIDE = 760;
const SHOWN_ROWS = 200;

/** What became of the design: the verdict with its first cause, the picture, three sentences, the predictions, the tables. */
export function Result({ labId, run, runs }: { labId: string; run: ShownRun; runs: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (runs > 0) heading.current?.focus({ preventScroll: false });
  }, [runs]);
  const { outcome, explanation, judged, tables } = run;
  return (
    <section id="result" aria-labelledby="result-title" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="border-l-4 border-accent pl-5">
        <h2 id="result-title" ref={heading} tabIndex={-1} className="text-xl leading-snug">
          <VerdictBadge verdict={outcome.verdict} /> <span className="font-normal">{outcome.headline}</span>
        </h2>
        {outcome.firstCause === null ? null : (
          <p className="mt-1">
            <span className="font-semibold">First cause:</span> {outcome.firstCause}
          </p>
        )}
        {run.traceName === null ? null : <p className="mt-1 text-sm text-ink-soft">Over your trace {run.traceName}.</p>}
      </div>
      {judged.length === 0 ? null : (
        <ul className="grid gap-2" aria-label="Your predictions">
          {judged.map((one) => (
            <li key={one.ask}>
              <span className="text-ink-soft">{one.ask}</span> You said <strong>{one.said}</strong>; it was{" "}
              <strong>{one.was}</strong>.{" "}
              {one.isRight
                ? "Right."
                : one.gap === ""
                  ? "Not this time."
                  : `${one.gap[0]?.toUpperCase() ?? ""}${one.gap.slice(1)}.`}
            </li>
          ))}
        </ul>
      )}
      <LabPicture labId={labId} run={run} />
      <ol className="grid max-w-measure gap-2">
        {explanation.sentences.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <Tables tables={tables} />
    </section>
  );
}

/** The picture in two widths, so that its type is readable on a phone; which one shows is the style sheet's choice. */
function LabPicture({ labId, run }: { labId: string; run: ShownRun }) {
  const parts = labParts(labId);
  if (parts === null) return null;
  const { Picture, Detail } = parts;
  const { params, result } = run;
  return (
    <Suspense fallback={<p className="text-ink-soft">Drawing</p>}>
      <figure className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <div data-picture="narrow" className="sm:hidden">
          <Picture params={params} result={result} width={NARROW} />
        </div>
        <div data-picture="wide" className="hidden sm:block">
          <Picture params={params} result={result} width={WIDE} />
        </div>
        <div>
          <Detail params={params} result={result} />
        </div>
      </figure>
    </Suspense>
  );
}

function Tables({ tables }: { tables: readonly LabTable[] }) {
  return (
    <div className="grid gap-1">
      {tables.map((table) => (
        <Disclosure key={table.id} summary={`As a table: ${table.title}`}>
          <DataTable
            caption={
              table.rows.length > SHOWN_ROWS
                ? `${table.title}: the first ${String(SHOWN_ROWS)} of ${String(table.rows.length)} rows; the CSV has all`
                : table.title
            }
            isWide={table.columns.length > 5}
            columns={table.columns.map(({ key, title, unit, isNumber }) => ({
              key,
              title: unit === undefined || unit === "" ? title : `${title} (${unit})`,
              isNumber: isNumber === true,
            }))}
            rows={table.rows.slice(0, SHOWN_ROWS).map((row, index) => ({
              key: String(index),
              cells: Object.fromEntries(table.columns.map(({ key }, at) => [key, cell(row[at])])),
            }))}
          />
        </Disclosure>
      ))}
    </div>
  );
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "-";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return String(value);
}
