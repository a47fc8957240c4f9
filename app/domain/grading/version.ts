/** Changes whenever the same text and rubric could come out differently: stored with every grade. */
export const GRADER_VERSION = "2.1.0";
/** Longest text that is graded, in UTF-16 units; longer ones are refused before they come here. */
export const TEXT_LIMIT = 12_000;
