import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "../../paths";
import { viewFrame } from "../../services/view/view-frame.server";
import { showPart } from "../attempt/edge.server";

/** An attempt has no page of its own: it goes on where it was left. */
export async function loader(args: LoaderFunctionArgs) {
  const { id, phase } = await showPart(args, viewFrame);
  return redirect(paths[phase](id));
}
