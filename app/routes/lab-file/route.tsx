import type { LoaderFunctionArgs } from "@remix-run/node";
import { LabFileParams } from "../../paths";
import { runFile } from "../../services/lab/run-file.server";
import { getter, labEdge, readAsked } from "../lab/asked.server";
import { pictureFile } from "../lab/picture.server";
import { download, parseParams, withHttpErrors } from "../respond.server";

/** A run as a file: the result as JSON, the tables as CSV, the picture as SVG. The address holds the params, so a link is enough. */
export async function loader(args: LoaderFunctionArgs) {
  const { file } = parseParams(LabFileParams, args.params);
  const { ctx, lab, address } = await labEdge(args);
  const { state } = readAsked(lab, getter(new URL(args.request.url).searchParams), { isForm: false });
  const run = await withHttpErrors(() => runFile(ctx, { lab, state, address }));
  if (file === "result.json") return download(run.json, { type: "application/json", name: `${lab.id}.json` });
  if (file === "tables.csv") return download(run.csv, { type: "text/csv", name: `${lab.id}.csv` });
  return new Response(await pictureFile(lab.id, run.shown), {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "private, max-age=300" },
  });
}
