import type { Guess } from "./guess";
import type { Lab, LabParams } from "./lab";
import { queryOf, queryText } from "./link";
import { GUESS_PREFIX, LAB_KEYS, LINK_CHARACTERS } from "./page-keys";

export type PageState = {
  params: LabParams;
  guesses?: readonly Guess[];
  isShown?: boolean;
  runId?: string | null;
  attemptId?: string | null;
};

/**
 * The query of a lab's page in a state. A link to share leaves out guesses, run and attempt. Params that are too long for an address
 * are left out where the run is in somebody's log: the page takes them from there.
 */
export function pageQuery(lab: Lab, { params, guesses = [], isShown = false, runId, attemptId }: PageState): string {
  const rest = queryText([
    ...(isShown ? [[LAB_KEYS.show, "1"] as const] : []),
    ...guesses.map(({ about, value }) => [GUESS_PREFIX + about, value] as const),
    ...(runId == null ? [] : [[LAB_KEYS.run, runId] as const]),
    ...(attemptId == null ? [] : [[LAB_KEYS.attempt, attemptId] as const]),
  ]);
  const query = queryOf(lab, params);
  const isTooLong = query.length > LINK_CHARACTERS && runId != null;
  return [isTooLong ? "" : query, rest].filter((part) => part !== "").join("&");
}
