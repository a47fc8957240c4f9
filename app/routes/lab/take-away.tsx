import { useState } from "react";
import { svgFile } from "../../labs/browser/svg-file";
import { LAB_FILES, type LabFile } from "../../labs/kit/lab-files";
import { LINK_CHARACTERS } from "../../labs/kit/page-keys";
import type { ShownRun } from "../../labs/kit/shown-run";
import { tableRows } from "../../labs/kit/table-rows";
import { paths } from "../../paths";
import { useIsHydrated } from "../../components/ui/time";

/** Link and files of a run. A run over one's own trace never reached the server: its files are made here. */
export function TakeAway({ labId, run, query }: { labId: string; run: ShownRun; query: string }) {
  const isHydrated = useIsHydrated();
  const [isCopied, setCopied] = useState(false);
  const isLocal = run.traceName !== null || query.length > LINK_CHARACTERS;
  const link = paths.lab(labId, `${query}${query === "" ? "" : "&"}_show=1`);
  return (
    <div role="group" aria-label="Take it away" className="flex flex-wrap items-baseline gap-x-4 gap-y-2 text-sm">
      {LAB_FILES.map((file) =>
        isLocal ? (
          <button
            key={file}
            type="button"
            className="text-accent underline"
            onClick={() => void save(labId, file, run)}
          >
            {NAME[file]}
          </button>
        ) : (
          <a key={file} href={paths.labFile(labId, file, query)} download={`${labId}.${file.split(".")[1] ?? ""}`}>
            {NAME[file]}
          </a>
        ),
      )}
      {query.length > LINK_CHARACTERS ? (
        <span className="text-ink-soft">Too long for a link: keep the text itself.</span>
      ) : isHydrated ? (
        <button
          type="button"
          className="text-accent underline"
          onClick={() => {
            void navigator.clipboard.writeText(new URL(link, window.location.href).href).then(() => {
              setCopied(true);
            });
          }}
        >
          Copy a link to this run
        </button>
      ) : (
        <a href={link}>Link to this run</a>
      )}
      <span role="status" className="text-ink-soft">
        {isCopied ? "Copied." : ""}
        {run.traceName === null ? "" : " A link holds the settings, not your trace."}
      </span>
    </div>
  );
}

const NAME: Record<LabFile, string> = { "result.json": "JSON", "tables.csv": "CSV", "picture.svg": "SVG" };

async function save(labId: string, file: LabFile, run: ShownRun): Promise<void> {
  const url = URL.createObjectURL(new Blob([await contentOf(labId, file, run)]));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `${labId}.${file.split(".")[1] ?? ""}`;
  anchor.click();
  URL.revokeObjectURL(url);
}

async function contentOf(labId: string, file: LabFile, { params, outcome, result, tables }: ShownRun): Promise<string> {
  if (file === "result.json") return JSON.stringify({ lab: labId, params, outcome, result });
  if (file === "picture.svg") return svgFile(document.querySelector("[data-picture=wide]")?.innerHTML ?? "");
  const { stringify } = await import("csv-stringify/browser/esm/sync");
  return stringify(tableRows(tables));
}
