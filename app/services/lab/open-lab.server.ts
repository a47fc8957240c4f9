import type { Lab } from "../../labs/kit/lab";
import { labOf } from "../../labs/registry";
import { NotFoundError } from "../errors";

/** The lab of an id that came from outside. */
export function openLab(id: string): Lab {
  const lab = labOf(id);
  if (lab === null) throw new NotFoundError("There is no such lab.");
  return lab;
}
