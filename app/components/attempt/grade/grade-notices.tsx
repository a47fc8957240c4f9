import { Link } from "@remix-run/react";
import type { GradeFlag, Masked } from "../../../domain/grading/evidence";
import { paths } from "../../../paths";
import { Notice } from "../../ui/notice";

const FLAG: Record<GradeFlag, { title: string; says: string }> = {
  "mostly-copied": {
    title: "Most of this text stands in what was shown to you",
    says: "Copied words are not counted as yours, so this attempt stays out of your progress. Try once more in your own words.",
  },
  "not-english": {
    title: "This grader reads English only",
    says: "Your text is kept as it is. Nothing can be told about it, which is not the same as nothing being in it.",
  },
  "very-short": {
    title: "This is very short",
    says: "A name alone shows what you know, not why it works. One full sentence helps: this, because of that.",
  },
  "notes-style": {
    title: "These read as notes",
    says: "Notes name things; the reason between them stays in your head. Join two of them: this happens, so that.",
  },
  instructions: {
    title: "Some sentences speak to the grader",
    says: "They were left out. They neither help nor harm.",
  },
  empty: {
    title: "There is no text to grade",
    says: "Questions follow all the same: answer them in a sentence or two.",
  },
};

/** What stands in the way of a full grade, said kindly. */
export function GradeNotices({
  flags,
  masked,
  isCounted,
  isCurrentRubric,
}: {
  flags: readonly GradeFlag[];
  masked: readonly Masked[];
  isCounted: boolean;
  isCurrentRubric: boolean;
}) {
  const isPartlyCopied = !flags.includes("mostly-copied") && masked.some(({ reason }) => reason === "copied");
  return (
    <div className="grid gap-3 empty:hidden">
      {flags.map((flag) => (
        <Notice key={flag} tone="warn" title={FLAG[flag].title}>
          {FLAG[flag].says}
        </Notice>
      ))}
      {isPartlyCopied ? (
        <Notice title="Some words stand in the question or in a hint">
          They are shown hatched in your answer below and count for nothing. Your own words around them do.
        </Notice>
      ) : null}
      {isCounted || flags.includes("mostly-copied") ? null : (
        <Notice tone="warn" title="This attempt is not counted in your progress" />
      )}
      {isCurrentRubric ? null : (
        <Notice title="The scenario has been revised since">
          This report shows the criteria and the grade as they were on the day you wrote it.
        </Notice>
      )}
    </div>
  );
}

/** How far to trust what stands here. */
export function TrustLine() {
  return (
    <p className="text-sm text-ink-soft">
      Automatic and pattern-based: wording it has not met can be missed.{" "}
      <Link to={paths.trust()}>How far to trust the grade</Link>
    </p>
  );
}
