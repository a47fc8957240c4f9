import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFile } from "../interview-report/file.server";

/** A download, not a page. */
export function loader(args: LoaderFunctionArgs) {
  return reportFile(args, "md");
}
