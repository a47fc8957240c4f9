import type { Mark, Masked } from "../../domain/grading/evidence";
import { MarkedText } from "../ui/marked-text";

/** The answer as it was written: raw, line breaks kept, never rendered as Markdown, so that every mark stands on its character. */
export function OwnAnswer({
  answer,
  marks = [],
  masked = [],
}: {
  answer: string;
  marks?: readonly Mark[];
  masked?: readonly Masked[];
}) {
  return <MarkedText text={answer} marks={marks} masked={masked} className="max-w-measure" />;
}
