import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { svgFile } from "../../labs/browser/svg-file";
import type { ShownRun } from "../../labs/kit/shown-run";
import { loadView } from "../../labs/views";

const WIDTH = 760;

/** The picture of a run as an SVG file that needs no style sheet of ours. */
export async function pictureFile(labId: string, { params, result }: ShownRun): Promise<string> {
  const view = await loadView(labId);
  if (view === null) throw new Error(`There is no view of the lab ${labId}.`);
  const Picture = view.Picture as FunctionComponent<{ params: unknown; result: unknown; width: number }>;
  return svgFile(renderToStaticMarkup(createElement(Picture, { params, result, width: WIDTH })));
}
