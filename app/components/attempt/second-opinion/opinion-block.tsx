import type { SecondOpinionCriterion } from "../../../services/views";
import { LevelBadge } from "../../ui/level-badge";
import { refusalWords } from "./opinion-words";

/** The second opinion on one criterion, beside its grade. */
export function OpinionBlock({ opinion }: { opinion: SecondOpinionCriterion }) {
  const refusal = refusalWords(opinion);
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <LevelBadge level={opinion.level} prefix="second opinion:" />
        {opinion.relation === "disagree" ? <strong className="text-sm text-warn">Graders disagree</strong> : null}
      </p>
      {opinion.quotes.map(({ start, text }) => (
        <blockquote key={start} className="whitespace-pre-wrap break-words border-l-2 border-line-strong pl-4 text-sm">
          {text}
        </blockquote>
      ))}
      {opinion.missing === null ? null : (
        <p className="break-words text-sm text-ink-soft">The model would add: {opinion.missing}</p>
      )}
      {refusal === null ? null : <p className="text-sm text-ink-soft">{refusal}</p>}
    </div>
  );
}
