/** Which way a criterion is asked this time. Pure and without chance, so that every look at a page shows the same question. */

/** In the order in which they take turns. */
export const REVIEW_FORMS = ["probe", "contrast", "twin", "neighbour", "lab"] as const;
export type ReviewForm = (typeof REVIEW_FORMS)[number];
/** How a criterion was asked last: in a review, or in a whole attempt. */
export type LastForm = ReviewForm | "attempt";

export const FORM_TITLE: Record<ReviewForm, string> = {
  probe: "The interviewer asks",
  contrast: "Two answers",
  twin: "One constraint has changed",
  neighbour: "The same idea elsewhere",
  lab: "A prediction",
};

/** One way to ask. `key` is unique among the ways of one criterion: "probe:0", "contrast", "neighbour:pdb-deadlock/proof". */
export type Prompt = { form: ReviewForm; key: string };
/** `turn`: how many times the criterion was asked before, in attempts and reviews. */
export type Asked = { lastForm: LastForm; lastPrompt: string; turn: number; isLeech: boolean };

/** From the easiest: what a criterion is asked when it has slipped away too often. */
const EASIEST = ["probe:0", "contrast", "probe:unsure", "probe:1"];

/**
 * The prompt for this turn: of another form than last time wherever there is one, and never the last prompt again. Forms take
 * turns in their order; within a form its prompts do, one further with every round of the forms. Null without any prompt.
 */
export function choosePrompt<P extends Prompt>(prompts: readonly P[], asked: Asked): P | null {
  const fresh = prompts.filter(({ key }) => key !== asked.lastPrompt);
  const another = fresh.filter(({ form }) => form !== asked.lastForm);
  const offered = another.length > 0 ? another : fresh.length > 0 ? fresh : prompts;
  if (asked.isLeech) {
    const gentle = EASIEST.map((key) => offered.find((prompt) => prompt.key === key)).find((one) => one !== undefined);
    if (gentle !== undefined) return gentle;
  }
  const forms = REVIEW_FORMS.filter((form) => offered.some((prompt) => prompt.form === form));
  const all = REVIEW_FORMS.filter((form) => prompts.some((prompt) => prompt.form === form));
  const form = nextForm(forms, asked.lastForm);
  const ofForm = offered.filter((prompt) => prompt.form === form);
  const round = Math.floor(asked.turn / Math.max(1, all.length));
  return ofForm[round % Math.max(1, ofForm.length)] ?? null;
}

function nextForm(forms: readonly ReviewForm[], lastForm: LastForm): ReviewForm | undefined {
  const last = lastForm === "attempt" ? -1 : REVIEW_FORMS.indexOf(lastForm);
  return forms.find((form) => REVIEW_FORMS.indexOf(form) > last) ?? forms[0];
}
