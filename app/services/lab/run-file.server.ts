import { stringify } from "csv-stringify/sync";
import { limit } from "../../auth/limits.server";
import type { Lab } from "../../labs/kit/lab";
import type { LabState } from "../../labs/kit/link";
import type { ShownRun } from "../../labs/kit/shown-run";
import { tableRows } from "../../labs/kit/table-rows";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { runHere } from "./run-of.server";

/** A run as it is taken away. Throws RefusedError for params that cannot be run here. */
export async function runFile(
  ctx: Pick<AppContext, "db">,
  { lab, state, address }: { lab: Lab; state: LabState; address: string },
): Promise<{ shown: ShownRun; json: string; csv: string }> {
  await limit(ctx, "lab-address", address);
  const ran = state.problems.length > 0 ? { problems: state.problems } : runHere(lab, state.params, []);
  if ("refusal" in ran) throw new RefusedError(ran.refusal);
  if ("problems" in ran) throw new RefusedError(ran.problems.map(({ message }) => message).join(" "));
  const { params, outcome, result, tables } = ran.run;
  return {
    shown: ran.run,
    json: JSON.stringify({ lab: lab.id, params, outcome, result }),
    csv: stringify(tableRows(tables)),
  };
}
