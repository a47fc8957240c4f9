import { Disclosure } from "../../components/ui/disclosure";
import { TextArea } from "../../components/ui/text-field";
import type { LabProblem } from "../../labs/kit/lab";
import { TRACE_BYTES, type TraceKind } from "../../labs/kit/traces/trace";

const FORMAT: Record<TraceKind, string> = {
  requests:
    "CSV with TIMESTAMP,ContextTokens,GeneratedTokens, or JSON lines with timestamp (ms), input_length, output_length and, for caches, hash_ids.",
  availability:
    "CSV with time_seconds and one column for each zone (instances up), or JSON with metadata.gap_seconds and data.",
};
const FIELD = "_trace";
const PASTED = "_pasted";

/** A trace of one's own instead of the lab's load. It is read and replayed in the browser and sent nowhere. */
export function TraceInput({ kind, problems }: { kind: TraceKind; problems: readonly LabProblem[] }) {
  const wrong = problems.filter(({ field }) => field === FIELD).map(({ message }) => message);
  return (
    <Disclosure summary="Replay your own trace" isOpen={wrong.length > 0}>
      <div className="grid gap-3">
        <p className="text-sm text-ink-soft">
          {FORMAT[kind]} Up to 50 MB. It stays in your browser; this needs JavaScript.
        </p>
        <label className="grid gap-1">
          Trace file
          <input type="file" name={FIELD} accept=".csv,.jsonl,.json,.txt" className="max-w-full text-sm" />
        </label>
        <TextArea label="Or paste it" name={PASTED} rows={3} errors={wrong} autoComplete="off" spellCheck={false} />
      </div>
    </Disclosure>
  );
}

/** The trace of a form: a file, or pasted text as one. */
export function traceOf(fields: FormData): { file: File | null; problems: LabProblem[] } {
  const file = fields.get(FIELD);
  const pasted = fields.get(PASTED);
  if (file instanceof File && file.size > 0) {
    if (file.size <= TRACE_BYTES) return { file, problems: [] };
    const message = "The file is larger than 50 MB: cut it, or take every tenth request.";
    return { file: null, problems: [{ field: FIELD, line: null, message }] };
  }
  if (typeof pasted === "string" && pasted.trim() !== "")
    return { file: new File([pasted], "pasted text"), problems: [] };
  return { file: null, problems: [] };
}
