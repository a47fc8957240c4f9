import type { Lab } from "../kit/lab";
import type * as tools from "./lab-tools";
import { loadLab } from "../load";

/** A lab with what runs and reads it: loaded after the page, which the server has rendered already. */
export type LabCode = { lab: Lab } & typeof tools;

export async function loadLabCode(id: string): Promise<LabCode | null> {
  const [lab, code] = await Promise.all([loadLab(id), import("./lab-tools")]);
  return lab === null ? null : { lab, ...code };
}
