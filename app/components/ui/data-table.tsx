import type { ReactNode } from "react";
import { ScrollFrame } from "./scroll-frame";

export type Column = { key: string; title: ReactNode; isNumber?: boolean };
export type Row = { key: string; cells: Record<string, ReactNode> };

/** Lines and space, no grid. The first column names its row; a wide table scrolls inside its own frame. */
export function DataTable({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  isWide = false,
}: {
  caption: string;
  isCaptionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Many columns: on a narrow page it scrolls rather than squeezing its words into slivers. */
  isWide?: boolean;
}) {
  return (
    <ScrollFrame label={caption}>
      <table className={`w-full border-collapse text-left text-[0.94rem] ${isWide ? "min-w-[46rem]" : ""}`.trimEnd()}>
        <caption className={isCaptionHidden ? "sr-only" : "pb-2 text-left text-sm text-ink-soft"}>{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`py-2 pr-5 align-bottom text-sm font-semibold last:pr-0 ${column.isNumber === true ? "text-right" : ""}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-line">
              {columns.map((column, index) => {
                const className = `py-2 pr-5 align-top last:pr-0 ${column.isNumber === true ? "text-right" : ""}`;
                return index === 0 ? (
                  <th key={column.key} scope="row" className={`${className} font-normal`}>
                    {row.cells[column.key]}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {row.cells[column.key]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
