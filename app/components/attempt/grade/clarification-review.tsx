import type { Clarification } from "../../../domain/scenario/schema";
import { counted, countWord, sentenceCase } from "../../../domain/wording/count";
import type { GradeView } from "../../../services/views";

const WORTH: Record<Clarification["worth"], { word: string; look: string }> = {
  decisive: { word: "Changes the design", look: "text-good" },
  useful: { word: "Useful", look: "text-ink" },
  noise: { word: "Changes nothing", look: "text-warn" },
};

/** What the questions to the interviewer were worth, and what help was taken. */
export function ClarificationReview({
  clarifications,
  hintsTaken,
}: {
  clarifications: GradeView["clarifications"];
  hintsTaken: number;
}) {
  const { decisiveAsked, decisiveTotal, noiseAsked, list } = clarifications;
  return (
    <div className="max-w-measure">
      <p>
        {list.length === 0
          ? `You asked nothing. ${sentenceCase(counted(decisiveTotal, "question", "questions"))} would have told you something that changes the design.`
          : `You asked ${String(decisiveAsked)} of the ${String(decisiveTotal)} questions that change the design${
              noiseAsked === 0
                ? " and none that waste time"
                : `, and ${noiseAsked === 1 ? "one that wastes" : `${countWord(noiseAsked)} that waste`} the interviewer's time`
            }.`}{" "}
        {hintsTaken === 0
          ? "You took no hint."
          : `You took ${counted(hintsTaken, "hint", "hints")}; the grade is not lowered for it, an interviewer would remember it.`}
      </p>
      {list.length === 0 ? null : (
        <ul className="mt-3 grid gap-2">
          {list.map(({ id, ask, worth, because }) => (
            <li key={id} className="border-b border-line pb-2 last:border-0">
              {ask}
              <span className="block text-sm text-ink-soft">
                <span className={`font-semibold ${WORTH[worth].look}`}>{WORTH[worth].word}.</span> {because}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
