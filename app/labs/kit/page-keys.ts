/** Constants of a lab's page, apart from what validates: the page needs them at once, zod comes with the lab's own code. */

/** What a lab's address holds beside its params; an underscore keeps them from ever being one. */
export const LAB_KEYS = { show: "_show", run: "_run", attempt: "_attempt", event: "_event" } as const;
export const GUESS_PREFIX = "_guess.";
/** Characters of a query that every proxy lets through; longer params stay in the page. */
export const LINK_CHARACTERS = 6_000;
/** The group of fields that is open at first. */
export const FIRST_GROUP = "Design";
