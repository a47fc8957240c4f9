import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentUser } from "../../auth/require-user.server";
import { addressKey } from "../../auth/client/client-address";
import { LAB_KEYS } from "../../labs/kit/page-keys";
import { fieldsOf } from "../../labs/kit/fields";
import type { Lab } from "../../labs/kit/lab";
import { paramsFrom, type LabState } from "../../labs/kit/link";
import { AttemptParams, LabParams } from "../../paths";
import { appContext } from "../../services/app-context.server";
import type { AppContext } from "../../services/context.server";
import { openLab } from "../../services/lab/open-lab.server";
import { readClient } from "../client.server";
import { parseParams, withHttpErrors } from "../respond.server";
import { readGuesses } from "../../labs/kit/read-guesses";

export type LabEdge = { ctx: AppContext; lab: Lab; userId: string | null; address: string };

/** Which lab, and who looks at it; an id that names none is a 404. */
export async function labEdge({ request, context, params }: LoaderFunctionArgs): Promise<LabEdge> {
  const ctx = await appContext();
  const { id } = parseParams(LabParams, { id: params.id });
  const lab = await withHttpErrors(() => Promise.resolve(openLab(id)));
  const user = await currentUser({ request, context }, ctx.db);
  return { ctx, lab, userId: user?.id ?? null, address: addressKey(readClient({ request, context }).address) };
}

/** What a query or a form says: params, predictions, and what they belong to. Ids of no possible shape are left out. */
export function readAsked(lab: Lab, get: (key: string) => string | null, { isForm }: { isForm: boolean }) {
  const state: LabState = paramsFrom(lab, get, { isForm });
  const { guesses, problems } = readGuesses(lab, get);
  state.problems.push(...problems);
  const event = get(LAB_KEYS.event);
  return {
    state,
    guesses,
    event: lab.events.find(({ id }) => id === event) ?? null,
    /** No param at all: those of the run in the log are meant. */
    isBare: fieldsOf(lab.params).every(({ key }) => get(key) === null),
    runId: idOf(get(LAB_KEYS.run)),
    attemptId: idOf(get(LAB_KEYS.attempt)),
  };
}

function idOf(value: string | null): string | null {
  const read = AttemptParams.safeParse({ id: value });
  return read.success ? read.data.id : null;
}

/** Reads a form's or a query's text fields. */
export function getter(from: FormData | URLSearchParams): (key: string) => string | null {
  return (key) => {
    const value = from.get(key);
    return typeof value === "string" ? value : null;
  };
}
