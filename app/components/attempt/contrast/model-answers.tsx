import type { ContrastView } from "../../../services/views";
import { DataTable } from "../../ui/data-table";
import { Prose } from "../../ui/prose";

/** The two whole answers, last of all: reading them first would teach recognising instead of reasoning. */
export function ModelAnswers({ models }: { models: NonNullable<ContrastView["models"]> }) {
  const { table } = models;
  return (
    <div className="grid gap-8">
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section>
          <h3 className="mb-3 font-semibold">The knowledge answer</h3>
          <Prose html={models.knowledgeHtml} className="text-ink-soft" />
        </section>
        <section>
          <h3 className="mb-3 font-semibold">The reasoning answer</h3>
          <Prose html={models.reasoningHtml} />
        </section>
      </div>
      {table === null ? null : (
        <DataTable
          caption={table.caption}
          columns={table.columns.map((title, index) => ({ key: String(index), title }))}
          rows={table.rows.map((cells, row) => ({
            key: String(row),
            cells: Object.fromEntries(cells.map((cell, index) => [String(index), cell])),
          }))}
        />
      )}
    </div>
  );
}
