import type { ReactNode } from "react";
import type { Mark, MarkRole, Masked, Quote } from "../../domain/grading/evidence";
import { splitMarks } from "../../domain/grading/marks";

export const ROLE_LABEL: Record<MarkRole, string> = {
  claim: "claim",
  link: "link",
  consequence: "consequence",
  quantity: "number",
  support: "support",
};
const ROLE_MEANING: Record<MarkRole, string> = {
  claim: "what you say",
  link: "the word that makes it a reason",
  consequence: "what follows",
  quantity: "a number that decides",
  support: "a rejected alternative, a failure, a condition",
};
const ROLE_ORDER: readonly MarkRole[] = ["claim", "link", "consequence", "quantity", "support"];

export type Piece = {
  text: string;
  start: number;
  end: number;
  roles: MarkRole[];
  /** Roles whose mark ends with this piece: their label stands here, once. */
  ending: MarkRole[];
  masked: Masked["reason"] | null;
};

/** Cuts the text at every border of a mark or a masked stretch; each piece says what it is. Pieces join to the text again. */
export function cutPieces(text: string, marks: readonly Mark[], masked: readonly Masked[]): Piece[] {
  const borders = new Set(masked.flatMap((stretch) => [stretch.start, stretch.end]));
  const pieces = splitMarks(text, marks).flatMap((segment) => {
    const segmentEnd = segment.start + segment.text.length;
    const inner = [...borders].filter((at) => at > segment.start && at < segmentEnd).sort((a, b) => a - b);
    const cuts = [segment.start, ...inner, segmentEnd];
    return cuts.slice(0, -1).map((start, index): Piece => {
      const end = cuts[index + 1] ?? segmentEnd;
      const cover = masked.find((stretch) => stretch.start <= start && end <= stretch.end);
      return {
        text: text.slice(start, end),
        start,
        end,
        roles: ROLE_ORDER.filter((role) => segment.roles.includes(role)),
        ending: [],
        masked: cover?.reason ?? null,
      };
    });
  });
  return pieces.map((piece) => ({
    ...piece,
    ending: piece.roles.filter((role) =>
      marks.some((mark) => mark.role === role && Math.min(mark.end, text.length) === piece.end),
    ),
  }));
}

/** The learner's own words, line breaks kept, with what earned something underlined and labelled. */
export function MarkedText({
  text,
  marks,
  masked = [],
  className,
}: {
  text: string;
  marks: readonly Mark[];
  masked?: readonly Masked[];
  className?: string;
}) {
  return (
    <p className={`own-words ${className ?? ""}`.trimEnd()}>
      {cutPieces(text, marks, masked).map((piece) => (
        <PieceView key={piece.start} piece={piece} />
      ))}
    </p>
  );
}

/** One quoted sentence of an answer; its marks count from the start of the whole answer, as the grade stores them. */
export function QuoteText({ quote, className }: { quote: Quote; className?: string }) {
  const marks = quote.marks.map((mark) => ({ ...mark, start: mark.start - quote.start, end: mark.end - quote.start }));
  return <MarkedText text={quote.text} marks={marks} {...(className === undefined ? {} : { className })} />;
}

function PieceView({ piece }: { piece: Piece }) {
  const words =
    piece.masked === null ? (
      piece.text
    ) : (
      <span
        className="masked"
        title={piece.masked === "copied" ? "Copied from what was shown" : "Addresses the grader"}
      >
        {piece.text}
      </span>
    );
  const marked = piece.roles.reduceRight<ReactNode>(
    (inner, role) => <mark className={`mark mark-${role}`}>{inner}</mark>,
    words,
  );
  return (
    <>
      {marked}
      {piece.ending.map((role) => (
        <span key={role} className={`mark-label mark-label-${role}`}>
          <span className="sr-only">(</span>
          {ROLE_LABEL[role]}
          <span className="sr-only">)</span>
        </span>
      ))}
    </>
  );
}

/** What the underlines mean; `roles` limits it to those on the page. */
export function MarkLegend({
  roles = ROLE_ORDER,
  hasMeaning = false,
}: {
  roles?: readonly MarkRole[];
  hasMeaning?: boolean;
}) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft" aria-label="What the underlines mean">
      {ROLE_ORDER.filter((role) => roles.includes(role)).map((role) => (
        <li key={role}>
          <span className={`mark mark-${role}`}>{ROLE_LABEL[role]}</span>
          {hasMeaning ? `: ${ROLE_MEANING[role]}` : null}
        </li>
      ))}
    </ul>
  );
}
