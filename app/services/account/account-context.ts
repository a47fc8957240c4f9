import type { AppContext } from "../context.server";

/** The part of the context that accounts need. */
export type AccountContext = Pick<AppContext, "db" | "now" | "newId">;

/** Where a request came from: the address for limits, the user agent for the list of sessions. */
export type Client = { address: string; userAgent: string | null };

/** Understood and not done; `field` is the form's field to mend, null when none is. */
export type Refusal<Field extends string> = { kind: "refused"; field: Field | null; message: string };
