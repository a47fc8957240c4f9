import type { LabTable } from "./lab";

/** Tables under one another, as a spreadsheet takes them: title, heads with units, rows, an empty line. */
export function tableRows(tables: readonly LabTable[]): (string | number | boolean | null)[][] {
  return tables.flatMap(({ title, columns, rows }, index) => [
    ...(index === 0 ? [] : [[""]]),
    [title],
    columns.map((column) =>
      column.unit === undefined || column.unit === "" ? column.title : `${column.title} [${column.unit}]`,
    ),
    ...rows.map((row) => [...row]),
  ]);
}
