/** What a page needs of the kit once it runs labs by itself: a chunk of its own, because it brings the validator. */
export { LabInputError, WORKER_EVENTS } from "../kit/lab";
export { paramsFrom, queryOf } from "../kit/link";
export { pageQuery } from "../kit/page-query";
export { readGuesses } from "../kit/read-guesses";
export { shownRun } from "../kit/shown-run";
