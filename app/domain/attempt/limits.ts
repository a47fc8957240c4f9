/** Bytes of a draft, as UTF-8: generous, because a draft may hold notes that are cut before submitting. */
export const DRAFT_BYTES = 65_536;
/** UTF-16 code units of a submitted answer, counted with LF line ends: what is graded in bounded time. */
export const SUBMIT_CHARACTERS = 12_000;
/** UTF-16 code units of a reply to a probe or to a twist. */
export const REPLY_CHARACTERS = 4_000;
/** UTF-16 code units of the sentence that says what the difference is. */
export const NOTE_CHARACTERS = 1_000;
/** UTF-16 code units of a passage that is marked as missed: a few sentences, no whole answer. */
export const PASSAGE_CHARACTERS = 1_000;
/** Marked passages of one attempt. */
export const MISSED_POINTS = 40;
/** Kept versions of one attempt that wait for a decision: a bound on what a runaway tab can store. */
export const OPEN_CONFLICTS = 50;
